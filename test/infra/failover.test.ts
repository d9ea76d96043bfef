// A database and a name that have one side in each of two environments.
import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { outlineOf } from '../../src/check/outline.ts';
import { checkSharedNames } from '../../src/check/terraform/names/check-shared-names.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { environmentRules, landscapeRules } from '../../src/environment/rules.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { aPrimary, aStandby, compiledIn, landscapeOf } from '../support/a-pair.ts';
import type { AnyObject } from '../support/kubernetes-objects.ts';

const primary = aPrimary();
const standby = aStandby();
const landscape = landscapeOf(primary, standby);

function stackOf(environment: Environment, name: string, among = landscape) {
  const found = compiledIn(environment, among).stacks.find(({ stack }) => stack === name);
  if (!found) throw new Error(`No stack ${name}`);
  const resources = (type: string): AnyObject =>
    (found.document['resource'] as AnyObject)[type] ?? {};
  return { ...found, resources };
}

function faultsOf(environment: Environment, among = landscape) {
  const found = [
    ...environmentRules.flatMap((rule) => rule(environment)),
    ...landscapeRules.flatMap((rule) => rule(environment, among)),
  ];
  return found.filter((each) => hasErrors([each])).map(({ code }) => code);
}

describe('a pair of environments', () => {
  it.each([primary, standby])('breaks no rule and fails no check', (environment) => {
    const { input } = compiledIn(environment, landscape);

    expect(faultsOf(environment)).toEqual([]);
    expect(checkEnvironment(input).filter((each) => hasErrors([each]))).toEqual([]);
  });

  it('lives in two regions whose networks differ (S1-DR-03, S1-DR-07, S1-DR-15)', () => {
    const region = (environment: Environment) =>
      (stackOf(environment, 'data').document['provider'] as AnyObject)['aws'][0].region;

    expect([region(primary), region(standby)]).toEqual(['us-west-2', 'us-east-1']);
    expect(stackOf(standby, 'network').resources('aws_vpc')['main'].cidr_block).toBe('10.9.0.0/16');
  });
});

describe('AWS Config of two environments of an account', () => {
  const recording = (globalResources: boolean) => ({
    audit: { configuration: { rules: [], globalResources } },
  });
  const first = aPrimary(recording(true));
  const second = aStandby(recording(false));
  const afterOf = (one: Environment) => stackOf(second, 'audit', landscapeOf(one, second));

  it('takes on the role that the first one makes, once it is there', () => {
    expect(afterOf(first).dependsOnOthers).toEqual([{ environment: 'shop/prod', stack: 'audit' }]);
    expect(afterOf(primary).dependsOnOthers).toEqual([]);
  });

  it('waits for no environment of another account, whose role is another one', () => {
    const elsewhere = { ...first, aws: { ...first.aws, account: '310987654321' } };

    expect(afterOf(elsewhere).dependsOnOthers).toEqual([]);
  });
});

describe('the primary of a global database', () => {
  const { resources } = stackOf(primary, 'data');

  it('is the first cluster of a global one (S1-DR-04, S1-DR-09)', () => {
    expect(resources('aws_rds_global_cluster')).toEqual({
      main: {
        global_cluster_identifier: 'shop-prod-main',
        engine: 'aurora-mysql',
        engine_version: '8.0.mysql_aurora.3.08.0',
        storage_encrypted: true,
        deletion_protection: true,
        lifecycle: { prevent_destroy: true },
      },
    });
    expect(resources('aws_rds_cluster')['main'].global_cluster_identifier).toBe(
      '${aws_rds_global_cluster.main.id}',
    );
  });

  it('leaves to AWS who follows whom and which release all of them have', () => {
    expect(resources('aws_rds_cluster')['main'].lifecycle).toEqual({
      prevent_destroy: true,
      ignore_changes: ['engine_version', 'replication_source_identifier'],
    });
  });

  it('is no different from any cluster where it stands alone', () => {
    const alone = aPrimary({
      databases: {
        main: { ...primary.databases['main'], global: false },
      },
    });
    const cluster = stackOf(alone, 'data').resources('aws_rds_cluster')['main'];

    expect(cluster.global_cluster_identifier).toBeUndefined();
    expect(cluster.lifecycle).toEqual({ prevent_destroy: true });
  });
});

describe('a secondary', () => {
  const stack = stackOf(standby, 'data');
  const cluster = stack.resources('aws_rds_cluster')['main'];

  it('follows the primary in its own region, under its own key (S1-DR-09, F-S1-23)', () => {
    expect(cluster).toMatchObject({
      cluster_identifier: 'shop-dr-main',
      global_cluster_identifier: 'shop-prod-main',
      source_region: 'us-west-2',
      storage_encrypted: true,
      kms_key_id: '${data.terraform_remote_state.security.outputs.key_arns["data"]}',
    });
    expect(Object.keys(stack.resources('aws_rds_cluster_instance'))).toEqual(['main-1', 'main-2']);
    expect(stack.resources('aws_rds_global_cluster')).toEqual({});
  });

  it('is made after its primary, whose state it does not read', () => {
    expect(stack.dependsOnOthers).toEqual([{ environment: 'shop/prod', stack: 'data' }]);
    expect(Object.keys((stack.document['data'] as AnyObject)['terraform_remote_state'])).toEqual([
      'network',
      'security',
    ]);
  });

  it('has the logins of its primary, and makes none', () => {
    const secrets = Object.keys(stack.resources('aws_secretsmanager_secret'));

    expect(cluster.master_username).toBeUndefined();
    expect(cluster.master_password_wo).toBeUndefined();
    expect(secrets).toContain('database-main-endpoints');
    expect(secrets.filter((key) => /^database-main-(login|master)/.test(key))).toEqual([]);
    const { components } = compiledIn(standby, landscape);
    expect(components.map(({ name }) => name)).not.toContain('database-main');
  });

  it('gets logins once it is promoted, and stays in place (S1-DR-12)', () => {
    const promoted = aStandby({ secondaryOf: { promoted: true }, uses: 'write' });
    const after = stackOf(promoted, 'data', landscapeOf(primary, promoted));

    expect(faultsOf(promoted, landscapeOf(primary, promoted))).toEqual([]);
    expect(after.resources('aws_rds_cluster')['main']).toMatchObject({
      ...cluster,
      master_username: 'administrator',
      depends_on: expect.anything(),
    });
    expect(Object.keys(after.resources('aws_secretsmanager_secret'))).toContain(
      'database-main-login-web',
    );
  });
});

describe('a name with two records', () => {
  const there = stackOf(primary, 'edge').resources;
  const stack = stackOf(standby, 'edge');
  const here = stack.resources;

  it('leads to CloudFront while that is healthy (S1-EDGE-05, S1-EDGE-06)', () => {
    const records = there('aws_route53_record');

    for (const key of ['distribution-main', 'distribution-main-ipv6']) {
      expect(records[key]).toMatchObject({
        name: 'www.shop.io',
        set_identifier: 'primary',
        failover_routing_policy: { type: 'PRIMARY' },
        health_check_id: '${aws_route53_health_check.distribution-main.id}',
        alias: { name: '${aws_cloudfront_distribution.main.domain_name}' },
      });
    }
    // The way from CloudFront to the load balancer has one record.
    expect(records['load-balancer-main'].failover_routing_policy).toBeUndefined();
  });

  it('is asked for by a name that does not move', () => {
    expect(there('aws_route53_health_check')).toEqual({
      'distribution-main': {
        lifecycle: { create_before_destroy: true },
        type: 'HTTPS',
        fqdn: '${aws_cloudfront_distribution.main.domain_name}',
        port: 443,
        resource_path: '/health',
        failure_threshold: 3,
        request_interval: 30,
        tags: { Name: 'www.shop.io' },
      },
    });
  });

  describe('with an ingress controller behind', () => {
    const check = 'primary.shop.io';
    const behind = (healthCheckHost: string | null) =>
      aPrimary({
        edge: {
          loadBalancers: { main: { type: 'network', targets: null, routes: null } },
          distributions: {
            main: { failover: { role: 'primary', healthCheckPath: '/health', healthCheckHost } },
          },
        },
        ingress: {
          controller: 'traefik',
          loadBalancer: 'main',
          issuer: { email: 'it@shop.io' },
        },
        services: { web: { ingress: { hosts: ['www.shop.io', check] } } },
        addons: { 'cert-manager': {}, traefik: {} },
      });

    it('is asked for by a host of the controller, which leads to the primary alone (S1-FLOW-03)', () => {
      const pair = behind(check);
      const edge = stackOf(pair, 'edge', landscapeOf(pair, standby)).resources;
      const records = edge('aws_route53_record');

      expect(edge('aws_route53_health_check')['distribution-main'].fqdn).toBe(check);
      expect(records['distribution-main-check']).toMatchObject({
        name: check,
        alias: { name: '${aws_cloudfront_distribution.main.domain_name}' },
      });
      expect(records['distribution-main-check'].failover_routing_policy).toBeUndefined();
      expect(Object.keys(records).filter((key) => key.startsWith('ingress-'))).toEqual([]);
      expect(edge('aws_cloudfront_distribution')['main'].aliases).toContain(check);
      expect(edge('aws_acm_certificate')['distribution-main'].subject_alternative_names).toContain(
        check,
      );
      expect(faultsOf(pair, landscapeOf(pair, standby))).not.toContain('model/failover-unmeasured');
    });

    it.each([null, 'www2.shop.io'])('is not asked for by %s', (host) => {
      expect(faultsOf(behind(host))).toContain('model/failover-unmeasured');
    });
  });

  it('leads to the load balancer of the other region when it is not (S1-DR-14)', () => {
    const records = here('aws_route53_record');

    // IPv6 as well, or who asks for it would be told of a primary that is down.
    expect(Object.keys(records)).toEqual(['load-balancer-main', 'load-balancer-main-ipv6']);
    expect(records['load-balancer-main']).toMatchObject({
      zone_id: '${data.terraform_remote_state.shop-prod_dns.outputs.zone_id}',
      name: 'www.shop.io',
      set_identifier: 'secondary',
      failover_routing_policy: { type: 'SECONDARY' },
      alias: { name: '${aws_lb.main.dns_name}', evaluate_target_health: true },
    });
    expect(here('aws_route53_health_check')).toEqual({});
  });

  it('has a certificate on both sides, of one proof (F-S1-15)', () => {
    expect(there('aws_acm_certificate')['distribution-main']).toMatchObject({
      domain_name: 'www.shop.io',
      provider: 'aws.us-east-1',
    });
    expect(here('aws_acm_certificate')['load-balancer-main'].domain_name).toBe('www.shop.io');
    expect(here('aws_acm_certificate_validation')['load-balancer-main']).toEqual({
      certificate_arn: '${aws_acm_certificate.load-balancer-main.arn}',
    });
    expect(stack.dependsOnOthers).toEqual([
      { environment: 'shop/prod', stack: 'dns' },
      { environment: 'shop/prod', stack: 'edge' },
    ]);
  });

  it('is no name twice for AWS, but a third side would be', () => {
    const inputs = [primary, standby].map((each) => compiledIn(each, landscape).input);
    const third = aStandby({ environment: 'third' });
    const all = landscapeOf(primary, standby, third);

    expect(checkSharedNames(inputs.map(outlineOf))).toEqual([]);
    const found = checkSharedNames([...inputs, compiledIn(third, all).input].map(outlineOf)).filter(
      ({ diagnostic: { args } }) => 'type' in args && args['type'] === 'aws_route53_record',
    );
    expect(found.map(({ environment }) => environment?.environment)).toEqual(['third', 'third']);
  });

  it('is refused where the zone has it already', () => {
    const edge = {
      zone: null,
      zoneOf: 'shop/prod',
      distributions: { main: null },
      loadBalancers: { main: { host: 'www.shop.io' } },
    };

    expect(faultsOf(aStandby({ edge }))).toEqual(['model/host-duplicate']);
    const plain = aPrimary({ edge: {} });
    expect(faultsOf(standby, landscapeOf(plain, standby))).toEqual([
      'model/failover-primary-missing',
    ]);
  });
});

describe('the zone of another environment', () => {
  it('holds what the add-ons of this one write', () => {
    const addons = { 'external-dns': {} };
    const writing = aStandby({ addons });
    const among = landscapeOf(primary, writing);
    const { components } = compiledIn(writing, among);
    const source = components.find(({ name }) => name === 'external-dns')?.source;

    expect(source).toMatchObject({ values: { domainFilters: ['shop.io'] } });
    expect(JSON.stringify(stackOf(writing, 'identity', among).document)).toContain('*.shop.io');
  });

  it('is the zone of all host names', () => {
    const edge = {
      zone: null,
      zoneOf: 'shop/prod',
      distributions: { main: null },
      loadBalancers: { main: { host: 'www.elsewhere.io' } },
    };

    expect(faultsOf(aStandby({ edge }))).toEqual(['model/host-outside-zone']);
  });
});

describe('the page of who waits', () => {
  const { page } = compiledIn(standby, landscape);
  const steps = page.slice(page.indexOf('## Activation'), page.indexOf('## Deviations'));

  it('promotes, scales and switches, in this order (S1-DR-12, S1-DR-13, S1-DR-14)', () => {
    const commands = [
      'aws rds failover-global-cluster --region us-east-1',
      '--global-cluster-identifier shop-prod-main',
      '--target-db-cluster-identifier arn:aws:rds:us-east-1:210987654321:cluster:shop-dr-main',
      'aws eks update-nodegroup-config --region us-east-1 --cluster-name shop-dr',
      '--nodegroup-name shop-dr-main',
      '--scaling-config minSize=3,maxSize=4,desiredSize=3',
      'aws route53 update-health-check --inverted',
    ];
    const places = commands.map((command) => steps.indexOf(command));

    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
  });

  it('has one node until then, and knows how many after (S1-DR-08, F-S1-21)', () => {
    const group = stackOf(standby, 'cluster').resources('aws_eks_node_group')['main'];

    expect(group.scaling_config).toMatchObject({ min_size: 1, max_size: 4 });
    expect(steps).toContain('`cluster.nodeGroups.main.min: 3`');
  });

  it('is silent where nobody waits', () => {
    expect(compiledIn(primary, landscape).page).not.toContain('## Activation');
  });
});
