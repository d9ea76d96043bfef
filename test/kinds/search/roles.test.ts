import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { grantsOf } from '../../../src/environment/edges.ts';
import { anEnvironment, aService } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { type AnyObject, objectOf } from '../../support/kubernetes-objects.ts';
import { terraformFrom } from '../../support/terraform-documents.ts';

const OVERRIDES = {
  search: { main: { administrator: 'shop-search-admin', indices: ['courses'] } },
  services: { reader: aService({ uses: { search: { main: 'read' } } }) },
};
const input = compiledSmall(OVERRIDES);
const terraform = terraformFrom(input.stacks);
const output = { components: input.components, artifacts: input.objects };
const role = (name: string) => `arn:aws:iam::210987654321:role/${name}`;
const JOB = 'search-main-roles';

function bodies(of = output): Readonly<Record<string, AnyObject>> {
  const { 'roles.sh': _, ...files } = objectOf(of, 'ConfigMap', JOB)['data'];
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, JSON.parse(text as string)]),
  );
}

describe('a search domain with fine-grained access', () => {
  it('has a role as its master, which the Job of the cluster alone takes on', () => {
    const domain = terraform.one('aws_opensearch_domain', 'main');
    const { AssumedByJob } = terraform.policy('search-main-master-trust');
    const { GiveRoles } = terraform.policy('search-main-master');

    expect(domain.advanced_security_options).toEqual({
      enabled: true,
      internal_user_database_enabled: false,
      master_user_options: { master_user_arn: '${aws_iam_role.search-main-master.arn}' },
    });
    expect(AssumedByJob).toMatchObject({
      actions: ['sts:AssumeRole'],
      principals: [{ type: 'AWS', identifiers: ['arn:aws:iam::210987654321:root'] }],
      condition: [
        {
          test: 'ArnEquals',
          variable: 'aws:PrincipalArn',
          values: [role('shop-prod-addon-search-roles')],
        },
      ],
    });
    expect(GiveRoles).toMatchObject({
      actions: ['es:ESHttpDelete', 'es:ESHttpGet', 'es:ESHttpPut'],
      resources: [
        'arn:aws:es:eu-west-1:210987654321:domain/shop-prod-main/_plugins/_security/api/*',
      ],
    });
    expect(terraform.policy('addon-search-roles')['BecomeMaster']).toMatchObject({
      actions: ['sts:AssumeRole'],
      resources: [role('shop-prod-search-main-master')],
    });
  });

  it('gives each service what it needs of the indices, and people everything', () => {
    const all = {
      backend_roles: [role('shop-prod-search-main-master'), role('shop-search-admin')],
    };
    const patterns = ['courses', 'courses-*', 'courses_*'];

    expect(bodies()).toEqual({
      'roles.managed-read.json': expect.objectContaining({
        index_permissions: [
          { index_patterns: patterns, allowed_actions: expect.arrayContaining(['read']) },
        ],
      }),
      'roles.managed-write.json': expect.objectContaining({
        index_permissions: [{ index_patterns: patterns, allowed_actions: ['crud', 'manage'] }],
      }),
      'rolesmapping.all_access.json': all,
      'rolesmapping.security_manager.json': all,
      'rolesmapping.managed-read.json': { backend_roles: [role('shop-prod-reader')] },
      'rolesmapping.managed-write.json': { backend_roles: [role('shop-prod-web')] },
    });
    expect(JSON.stringify(bodies()['roles.managed-read.json'])).not.toMatch(/write|crud|manage"/);
  });

  it('lets services into every index where none is named', () => {
    const bare = compiledSmall({});
    const found = bodies({ components: bare.components, artifacts: bare.objects });

    expect(found['roles.managed-write.json']?.['index_permissions'][0].index_patterns).toEqual([
      '*',
    ]);
    expect(found['rolesmapping.all_access.json']).toEqual({
      backend_roles: [role('shop-prod-search-main-master')],
    });
    expect(findings(checkEnvironment(bare))).toEqual([]);
  });

  it('tells a reader from a writer in IAM as well', () => {
    const environment = anEnvironment(OVERRIDES);
    const domain = 'arn:aws:es:eu-west-1:210987654321:domain/shop-prod-main';
    const allowed = (service: string) =>
      grantsOf(environment, service).flatMap(({ statements = [] }) =>
        statements
          .filter(({ sid }) => sid.endsWith('SearchMain'))
          .map(({ actions, resources }) => [actions, resources]),
      );

    expect(allowed('reader')).toEqual([
      [['es:ESHttpGet', 'es:ESHttpHead', 'es:ESHttpPost'], [`${domain}/*`]],
      [['es:ESHttpDelete'], [`${domain}/_search/*`]],
    ]);
    expect(allowed('web')).toEqual([[['es:ESHttp*'], [`${domain}/*`]]]);
  });

  it('is given roles by a Job with each sync, before services start', () => {
    const job = objectOf(output, 'Job', JOB);
    const [container] = job['spec'].template.spec.containers;
    const waveOf = (name: string) =>
      input.components.find((each) => each.name === name)?.wave ?? Number.NaN;

    expect(job['metadata'].annotations).toMatchObject({
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    });
    expect(job['spec'].template.spec.serviceAccountName).toBe('search-roles');
    expect(container.env).toContainEqual({
      name: 'MASTER_ROLE',
      value: role('shop-prod-search-main-master'),
    });
    expect(container.env).toContainEqual({
      name: 'OPENSEARCH_URL',
      valueFrom: { secretKeyRef: { name: JOB, key: 'OPENSEARCH_URL' } },
    });
    expect(waveOf('search-roles')).toBeLessThan(waveOf('web'));
    expect(waveOf('search-roles')).toBeGreaterThan(waveOf('secret-store'));
  });

  it('fails the Job when it refuses, and keeps keys out of arguments', () => {
    const script: string = objectOf(output, 'ConfigMap', JOB)['data']['roles.sh'];

    expect(script).toContain('set -eu\numask 077');
    expect(script).toContain('fail-with-body');
    expect(script).toContain('user = "$1:$2"');
    expect(script).not.toMatch(/--user|--header/);
  });

  it('lets the Job out to AWS and to the domain, and nowhere else in the VPC', () => {
    const { egress, ingress } = objectOf(output, 'NetworkPolicy', JOB)['spec'];
    const cidrs = egress.flatMap(({ to }: AnyObject) =>
      to.flatMap(({ ipBlock }: AnyObject) => ipBlock?.cidr ?? []),
    );

    expect(ingress).toEqual([]);
    expect(cidrs).toEqual(['0.0.0.0/0', '10.0.21.0/24', '10.0.22.0/24']);
  });

  it('passes all checks, also where no service uses it', () => {
    expect(findings(checkEnvironment(input))).toEqual([]);
    const unused = compiledSmall({ services: { web: { uses: { search: null } } } });

    expect(findings(checkEnvironment(unused))).toEqual([]);
    expect(
      terraformFrom(unused.stacks).one(
        'aws_vpc_security_group_ingress_rule',
        'search-main-from-nodes-443',
      ),
    ).toMatchObject({ from_port: 443, to_port: 443 });
  });
});

describe('a search domain that the network alone keeps', () => {
  const open = compiledSmall({ search: { main: { access: 'network' } } });
  const stacks = terraformFrom(open.stacks);

  it('answers clients that cannot sign, and has nobody who gives roles', () => {
    const domain = stacks.one('aws_opensearch_domain', 'main');

    expect(domain.advanced_security_options).toEqual({ enabled: false });
    expect(stacks.policy('search-main')['NetworkDecides']).toMatchObject({
      actions: ['es:ESHttp*'],
      principals: [{ type: 'AWS', identifiers: ['*'] }],
    });
    expect(open.components.map(({ name }) => name)).not.toContain('search-roles');
    expect(Object.keys(stacks.all('aws_iam_role'))).not.toContain('search-main-master');
  });

  it('asks nothing of IAM, and passes all checks', () => {
    const environment = anEnvironment({ search: { main: { access: 'network' } } });
    const sids = grantsOf(environment, 'web').flatMap(({ statements = [] }) =>
      statements.map(({ sid }) => sid),
    );

    expect(sids).not.toContain('SearchMain');
    expect(findings(checkEnvironment(open))).toEqual([]);
  });
});
