// What the design of the landing zone states about the way from users to pods and back.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const dev = systemOf('landing-zone/dev');
const staging = systemOf('landing-zone/staging');
const prod = systemOf('landing-zone/prod');
const standby = systemOf('landing-zone/prod-dr');
const { terraform } = prod;
const distribution = terraform.one('aws_cloudfront_distribution', 'main');

interface Origin {
  readonly origin_id: string;
  readonly domain_name: string;
}

function originOf(id: string): Origin | undefined {
  const all: readonly Origin[] = distribution.origin;
  return all.find(({ origin_id }) => origin_id === id);
}

describe('landing-zone: load balancers', () => {
  it.each([
    ['S1-EDGE-01', dev],
    ['S1-EDGE-02', staging],
    ['S1-EDGE-03', prod],
  ])('%s: an Application Load Balancer in every public subnet', (_, system) => {
    const { load_balancer_type: type, subnets } = system.terraform.one('aws_lb', 'main');

    expect(type).toBe('application');
    expect(subnets).toContain('outputs.subnet_ids["public"]');
    expect(system.environment.network?.subnets['public']?.cidrs).toHaveLength(3);
  });

  it('hand every request to the gateway of the mesh (S1-FLOW-01)', () => {
    for (const system of [dev, staging, prod]) {
      const { targetGroupName, serviceRef } = system.object('TargetGroupBinding', 'ingress').spec;

      expect(serviceRef).toEqual({ name: 'istio-ingressgateway', port: 443 });
      expect(system.terraform.one('aws_lb_target_group', 'ingress').name).toBe(targetGroupName);
      expect(
        system.terraform.one('aws_lb_listener', 'main-443').default_action[0].target_group_arn,
      ).toBe('${aws_lb_target_group.ingress.arn}');
    }
  });

  it('of production are two, one of them a Network Load Balancer (S1-EDGE-04)', () => {
    expect(terraform.one('aws_lb', 'tcp').load_balancer_type).toBe('network');
    expect(prod.object('TargetGroupBinding', 'ingress-tcp').spec.serviceRef.name).toBe(
      'istio-ingressgateway',
    );
    expect(prod.environment.deviations['edge.loadBalancers.tcp']?.refs).toEqual(['F-S1-28']);
  });

  it('of production take nothing that has not passed WAF', () => {
    const rules = Object.keys(terraform.all('aws_vpc_security_group_ingress_rule'));

    expect(rules).toEqual(
      expect.arrayContaining([
        'load-balancer-main-from-cloudfront-443',
        'load-balancer-tcp-from-cloudfront-443',
      ]),
    );
    expect(rules.filter((key) => key.includes('everywhere'))).toEqual([]);
    expect(standby.terraform.list('aws_wafv2_web_acl_association')).toHaveLength(1);
  });

  it('speak TLS 1.3 (S1-SEC-13)', () => {
    for (const system of [dev, staging, prod, standby]) {
      expect(system.terraform.one('aws_lb_listener', 'main-443').ssl_policy).toContain('TLS13');
    }
    expect(distribution.viewer_certificate.minimum_protocol_version).toMatch(/^TLSv1\.[23]/);
    expect(prod.environment.deviations['edge.loadBalancers.main.tlsPolicy']?.refs).toEqual([
      'F-S1-18',
    ]);
  });
});

describe('landing-zone: CloudFront', () => {
  it('is found through Route 53 (S1-EDGE-06, S1-EDGE-07, S1-EDGE-08)', () => {
    const { name, alias } = terraform.one('aws_route53_record', 'distribution-main');

    expect(terraform.list('aws_route53_zone').map((zone) => zone.name)).toEqual([
      'landingzone.dev',
    ]);
    expect(distribution.aliases).toContain(name);
    expect(alias.name).toBe('${aws_cloudfront_distribution.main.domain_name}');
  });

  it('asks the load balancer of production, by a name that leads there (S1-EDGE-05)', () => {
    const record = terraform.one('aws_route53_record', 'load-balancer-main');

    expect(originOf(distribution.default_cache_behavior.target_origin_id)?.domain_name).toBe(
      record.name,
    );
    expect(record.alias.name).toBe('${aws_lb.main.dns_name}');
  });

  it('takes HTTPS alone, and answers from its cache first (S1-FLOW-02)', () => {
    const [assets] = distribution.ordered_cache_behavior;

    expect(distribution.default_cache_behavior.viewer_protocol_policy).toBe('redirect-to-https');
    expect(assets).toMatchObject({
      path_pattern: '/assets/*',
      cache_policy_id: '${aws_cloudfront_cache_policy.main-assets.id}',
    });
    expect(terraform.one('aws_cloudfront_cache_policy', 'main-assets').default_ttl).toBe(86400);
  });

  it('keeps of an application what it says, and each query by itself (S1-FLOW-02)', () => {
    const policy = terraform.one('aws_cloudfront_cache_policy', 'main-default');
    const { query_strings_config: queries } =
      policy.parameters_in_cache_key_and_forwarded_to_origin;

    expect(policy).toMatchObject({ min_ttl: 0, default_ttl: 0, max_ttl: 60 });
    expect(queries).toEqual({ query_string_behavior: 'all' });
  });

  it('caches at the edge and compresses (S1-EDGE-09)', () => {
    const behaviors = [distribution.default_cache_behavior, ...distribution.ordered_cache_behavior];

    for (const { compress, cache_policy_id: policy } of behaviors) {
      expect(compress).toBe(true);
      expect(policy).toBeTruthy();
    }
    for (const policy of terraform.list('aws_cloudfront_cache_policy')) {
      expect(policy.parameters_in_cache_key_and_forwarded_to_origin).toMatchObject({
        enable_accept_encoding_brotli: true,
        enable_accept_encoding_gzip: true,
      });
    }
  });

  it('stands behind WAF with rules of OWASP (S1-SEC-03)', () => {
    const rules: readonly { name: string }[] = terraform.one(
      'aws_wafv2_web_acl',
      'distribution',
    ).rule;

    expect(distribution.web_acl_id).toBe('${aws_wafv2_web_acl.distribution.arn}');
    expect(rules.map(({ name }) => name)).toEqual([
      'rate-limit',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesSQLiRuleSet',
    ]);
  });

  it('blocks countries (S1-SEC-05)', () => {
    const { restriction_type: type, locations } = distribution.restrictions.geo_restriction;

    expect(type).toBe('blacklist');
    expect(locations).toEqual(
      prod.environment.edge.distributions['main']?.geoRestriction?.countries,
    );
    expect(
      prod.environment.deviations['edge.distributions.main.geoRestriction']?.because,
    ).toContain('No country is named');
  });
});

describe('landing-zone: requests', () => {
  it.each([
    ['app.dev.landingzone.dev', dev],
    ['app.staging.landingzone.dev', staging],
    ['app.landingzone.dev', prod],
    ['primary.landingzone.dev', prod],
  ])('for %s get to pods, past the gateway of the mesh (S1-FLOW-03)', (host, system) => {
    const [route] = system.object('VirtualService', host).spec.http[0].route;
    const { ingress } = system.object('NetworkPolicy', 'web').spec;

    expect(route.destination).toEqual({
      host: 'web.apps.svc.cluster.local',
      port: { number: 8080 },
    });
    expect(JSON.stringify(ingress)).toContain('istio-ingressgateway');
  });

  it('of the health check get there by a name that has no other side (S1-FLOW-03)', () => {
    const { fqdn } = terraform.one('aws_route53_health_check', 'distribution-main');
    const record = terraform.one('aws_route53_record', 'distribution-main-check');

    expect(fqdn).toBe('primary.landingzone.dev');
    expect(record.name).toBe(fqdn);
    expect(record.failover_routing_policy).toBeUndefined();
    expect(distribution.aliases).toContain(fqdn);
  });

  it('ask the cache, then the database (S1-FLOW-04)', () => {
    const written = Object.keys(prod.object('ExternalSecret', 'web').spec.target.template.data);
    const ports = prod
      .object('NetworkPolicy', 'web')
      .spec.egress.flatMap((rule: { ports: readonly { port: number }[] }) =>
        rule.ports.map(({ port }) => port),
      );

    expect(written).toEqual(expect.arrayContaining(['DATABASE_URL', 'REDIS_URL']));
    expect(ports).toEqual(expect.arrayContaining([3306, 6379]));
    for (const rule of ['cache-main-from-nodes-6379', 'database-main-from-nodes-3306']) {
      expect(
        terraform.one('aws_vpc_security_group_ingress_rule', rule).referenced_security_group_id,
      ).toBe('${aws_security_group.nodes.id}');
    }
  });

  it('store static assets in S3, which CloudFront serves (S1-FLOW-05)', () => {
    const { resources, actions } = terraform.policy('web')['ObjectsAssets'];
    const bucket = terraform.one('aws_s3_bucket', 'assets').bucket;

    expect(actions).toContain('s3:PutObject');
    expect(resources).toEqual([`arn:aws:s3:::${bucket}/*`]);
    expect(originOf('assets')).toMatchObject({
      domain_name: `${bucket}.s3.us-west-2.amazonaws.com`,
      origin_access_control_id: '${aws_cloudfront_origin_access_control.main.id}',
    });
    expect(terraform.policy('assets')['ReadByDistribution'].principals).toEqual([
      { type: 'Service', identifiers: ['cloudfront.amazonaws.com'] },
    ]);
  });

  it.each([
    ['S1-FLOW-06', 'Answers go back from the pod through the load balancer and CloudFront'],
    ['S1-SEC-04', 'AWS Shield Standard protects CloudFront and load balancers'],
    ['S1-SEC-15', 'WAF, CloudFront, Shield, network ACLs, security groups, private subnets'],
  ])('%s: the page states: %s', (_, statement) => {
    expect(prod.text('README.md')).toContain(statement);
  });
});
