// Logs that Fluent Bit writes to a search domain of another account.
import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { checkSearchRoles } from '../../src/check/planes/identity/check-search-roles.ts';
import { checkStoreGroups } from '../../src/check/planes/network/check-store-groups.ts';
import { checkAddons } from '../../src/environment/rules/cluster/addons.ts';
import { checkLogSearch } from '../../src/kinds/search/log-search.ts';
import { compiledIn, landscapeOf } from '../support/a-pair.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';
import type { AnyObject } from '../support/kubernetes-objects.ts';
import { terraformFrom } from '../support/terraform-documents.ts';

const owner = anEnvironment({
  environment: 'shared',
  aws: { account: '210987654320' },
  network: { transitGateway: { members: { web: { environment: 'shop/web' } } } },
  search: {
    logs: {
      version: '2.19',
      dataNodes: { count: 2, type: 'm6g.large.search', storageGb: 100 },
      administrator: 'search-admin',
      writers: { web: 'shop/web' },
      purpose: 'Logs',
    },
  },
});
const cidrs = (third: number) => [0, 1].map((zone) => `10.9.${third + zone}.0/24`);
const writing = (overrides: Overrides = {}) =>
  anEnvironment({
    environment: 'web',
    network: {
      cidr: '10.9.0.0/16',
      subnets: {
        public: { cidrs: cidrs(0) },
        private: { cidrs: cidrs(10) },
        data: { cidrs: cidrs(20) },
      },
      attachment: 'shop/shared',
    },
    addons: { 'aws-for-fluent-bit': {} },
    observability: { logs: { search: { environment: 'shop/shared', domain: 'logs' } } },
    ...overrides,
  });

const writer = writing();
const landscape = landscapeOf(owner, writer);
const ROLE = `arn:aws:iam::${writer.aws.account}:role/shop-web-addon-aws-for-fluent-bit`;
const BULK = 'arn:aws:es:eu-west-1:210987654320:domain/shop-shared-logs/_bulk';

describe('the domain of another environment', () => {
  const { stacks, input } = compiledIn(owner, landscape);
  const terraform = terraformFrom(stacks);

  it('admits the role of Fluent Bit to write documents, and nothing else (S1-OBS-03)', () => {
    expect(terraform.policy('search-logs')['LogsOfOthers']).toEqual({
      sid: 'LogsOfOthers',
      effect: 'Allow',
      actions: ['es:ESHttpPost'],
      resources: [BULK],
      principals: [{ type: 'AWS', identifiers: [`arn:aws:iam::${writer.aws.account}:root`] }],
      condition: [{ test: 'ArnEquals', variable: 'aws:PrincipalArn', values: [ROLE] }],
    });
    expect(terraform.policy('search-main')['LogsOfOthers']).toBeUndefined();
  });

  it('has a role inside for the writer, which the cluster beside it gives (S1-OBS-03)', () => {
    const sent = input.objects
      .map(({ object }) => object as AnyObject)
      .find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'search-logs-roles');

    expect(JSON.parse(sent?.['data']['rolesmapping.managed-logs-web.json'])).toEqual({
      backend_roles: [ROLE],
    });
    expect(findings(checkEnvironment(input))).toEqual([]);
  });

  it('is open to the range of the writer on port 443 (S1-OBS-03)', () => {
    const rule = terraform.one('aws_vpc_security_group_ingress_rule', 'search-logs-from-web-443');

    expect(rule).toMatchObject({ cidr_ipv4: '10.9.0.0/16', from_port: 443, to_port: 443 });
    expect(rule.security_group_id).toContain('search-logs');
    expect(findings(checkStoreGroups(input))).toEqual([]);
  });

  it('is found needlessly open where nobody is listed', () => {
    const closed = { ...owner, search: { ...owner.search } };
    delete (closed.search as Record<string, unknown>)['logs'];

    expect(checkStoreGroups({ ...input, environment: closed }).map(({ code }) => code)).toContain(
      'check/security-group-unneeded',
    );
  });

  it('is found needlessly open where everybody may come', () => {
    const everywhere = JSON.parse(
      JSON.stringify(input.stacks).replaceAll('10.9.0.0/16', '0.0.0.0/0'),
    );

    expect(checkStoreGroups({ ...input, stacks: everywhere }).map(({ code }) => code)).toEqual([
      'check/security-group-unneeded',
    ]);
  });

  it('hands out the host of no other domain', () => {
    expect(terraform.stack('data').document['output']).toEqual({
      search_hosts: { value: { logs: '${aws_opensearch_domain.logs.endpoint}' } },
    });
  });
});

describe('an environment that writes its logs there', () => {
  const { stacks, components, artifacts } = compiledIn(writer, landscape);
  const terraform = terraformFrom(stacks);

  it('brings the host beside Fluent Bit by way of a secret of its own', () => {
    expect(terraform.one('aws_secretsmanager_secret', 'log-search').name).toBe(
      'shop/web/log-search',
    );
    expect(terraform.one('aws_secretsmanager_secret_version', 'log-search').secret_string).toBe(
      '{"host":"${data.terraform_remote_state.shop-shared_data.outputs.search_hosts["logs"]}"}',
    );
    expect(terraform.stack('data').dependsOnOthers).toEqual([
      { environment: 'shop/shared', stack: 'data' },
    ]);
    const secrets = artifacts.flatMap((each) =>
      each.type === 'kubernetes' && each.component === 'log-search'
        ? [each.object as AnyObject]
        : [],
    );
    expect(secrets.map(({ kind, metadata, spec }) => [kind, metadata, spec.data])).toEqual([
      [
        'ExternalSecret',
        expect.objectContaining({ name: 'log-search', namespace: 'logging' }),
        [{ secretKey: 'host', remoteRef: { key: 'shop/web/log-search', property: 'host' } }],
      ],
    ]);
  });

  it('writes to CloudWatch Logs and to an index of its own (S1-OBS-03)', () => {
    const source = components.find(({ name }) => name === 'aws-for-fluent-bit')?.source;
    if (source?.type !== 'chart') throw new Error('No chart');

    expect(source.values).toMatchObject({
      cloudWatchLogs: { enabled: true },
      livenessProbe: { httpGet: { path: '/api/v1/uptime' } },
      opensearch: {
        enabled: true,
        match: '*',
        host: '${LOG_SEARCH_HOST}',
        awsRegion: 'eu-west-1',
        logstashPrefix: 'shop-web',
      },
      env: [
        {
          name: 'LOG_SEARCH_HOST',
          valueFrom: { secretKeyRef: { name: 'log-search', key: 'host' } },
        },
      ],
    });
    const waveOf = (name: string) => components.find((each) => each.name === name)?.wave ?? NaN;
    expect(waveOf('log-search')).toBeLessThan(waveOf('aws-for-fluent-bit'));
    expect(waveOf('log-search')).toBeGreaterThan(waveOf('secret-store'));
  });

  it('lets Fluent Bit write to that domain', () => {
    const statements = terraform.policy('addon-aws-for-fluent-bit');

    expect(statements['IndexLogs']).toMatchObject({
      actions: ['es:ESHttpPost'],
      resources: [BULK],
    });
    expect(terraform.all('aws_iam_role')).toMatchObject({
      'addon-aws-for-fluent-bit': { name: ROLE.split('/')[1] },
    });
  });

  it('needs Fluent Bit and the External Secrets Operator', () => {
    const bare = writing({ addons: { 'aws-for-fluent-bit': null, 'external-secrets': null } });
    const found = checkAddons(bare).filter(({ path }) => path?.join('.').includes('logs.search'));

    expect(found).toHaveLength(2);
  });

  it('says so at both ends', () => {
    for (const each of [owner, writer]) expect(checkLogSearch(each, landscape)).toEqual([]);
  });
});

describe('a domain without a cluster, whose roles a writer gives', () => {
  const closed = ['cluster', 'namespaces', 'categories', 'services', 'addons', 'edge'];
  const shared = anEnvironment({
    ...Object.fromEntries(closed.map((key) => [key, null])),
    observability: { alarms: null },
    environment: 'shared',
    aws: { account: '210987654320' },
    network: { transitGateway: { members: { web: { environment: 'shop/web' } } } },
    search: {
      main: null,
      logs: {
        version: '2.19',
        dataNodes: { count: 2, type: 'm6g.large.search', storageGb: 100 },
        administrator: 'search-admin',
        writers: { web: 'shop/web' },
        mappedBy: 'shop/web',
        purpose: 'Logs',
      },
    },
  });
  const mapper = writing({
    observability: {
      logs: { search: { environment: 'shop/shared', domain: 'logs', mapsRoles: true } },
    },
  });
  const both = landscapeOf(shared, mapper);
  const MASTER = 'arn:aws:iam::210987654320:role/shop-shared-search-logs-master';
  const mine = compiledIn(mapper, both);
  const find = (kind: string) =>
    mine.input.objects
      .map(({ object }) => object as AnyObject)
      .find((each) => each['kind'] === kind && each['metadata'].name === 'log-search-roles');

  it('has a master that trusts the Job of that writer alone (S1-OBS-03)', () => {
    const terraform = terraformFrom(compiledIn(shared, both).stacks);

    expect(terraform.policy('search-logs-master-trust')['AssumedByJob']).toMatchObject({
      principals: [{ type: 'AWS', identifiers: [`arn:aws:iam::${mapper.aws.account}:root`] }],
      condition: [
        {
          test: 'ArnEquals',
          variable: 'aws:PrincipalArn',
          values: [`arn:aws:iam::${mapper.aws.account}:role/shop-web-addon-search-roles`],
        },
      ],
    });
    expect(
      terraform.one('aws_opensearch_domain', 'logs').advanced_security_options.master_user_options,
    ).toEqual({ master_user_arn: '${aws_iam_role.search-logs-master.arn}' });
    expect(terraformFrom(mine.stacks).policy('addon-search-roles')['BecomeMaster']).toMatchObject({
      actions: ['sts:AssumeRole'],
      resources: expect.arrayContaining([MASTER]),
    });
  });

  it('lets each writer write its own indices, and people everything (S1-OBS-03)', () => {
    const data = find('ConfigMap')?.['data'];
    const index = {
      index_patterns: ['shop-web-????.??.??'],
      allowed_actions: ['create_index', 'write'],
    };

    expect(JSON.parse(data['roles.managed-logs-web.json'])).toEqual({
      cluster_permissions: ['indices:data/write/bulk'],
      index_permissions: [index],
    });
    expect(JSON.parse(data['rolesmapping.managed-logs-web.json'])).toEqual({
      backend_roles: [ROLE],
    });
    expect(JSON.parse(data['rolesmapping.all_access.json'])).toEqual({
      backend_roles: [MASTER, 'arn:aws:iam::210987654320:role/search-admin'],
    });
  });

  it('is reached by the address of the writer, over the gateway', () => {
    const { data, target } = find('ExternalSecret')?.['spec'] ?? {};
    const { egress } = find('NetworkPolicy')?.['spec'] ?? {};

    expect(data[0].remoteRef).toEqual({ key: 'shop/web/log-search', property: 'host' });
    expect(target.template.data).toEqual({ OPENSEARCH_URL: 'https://{{ .host }}' });
    expect(egress.at(-1).to).toEqual([
      { ipBlock: { cidr: '10.0.21.0/24' } },
      { ipBlock: { cidr: '10.0.22.0/24' } },
    ]);
  });

  it('is said at both ends, and passes all checks', () => {
    for (const each of [shared, mapper]) expect(checkLogSearch(each, both)).toEqual([]);
    expect(findings(checkEnvironment(mine.input))).toEqual([]);
    expect(findings(checkEnvironment(compiledIn(shared, both).input))).toEqual([]);
  });

  it('is found without a role inside for a writer that gives them itself', () => {
    const bare = JSON.parse(
      JSON.stringify(mine.input.objects, (key, value) =>
        key === 'rolesmapping.managed-logs-web.json' ? '{}' : value,
      ),
    );

    expect(findings(checkSearchRoles({ ...mine.input, objects: bare }))).toEqual([
      'check/search-role-missing at value of addons.aws-for-fluent-bit',
    ]);
  });

  it('waits for people where nobody is named', () => {
    const { logs } = shared.search;
    if (!logs) throw new Error('No domain');
    const alone = { ...shared, search: { logs: { ...logs, mappedBy: null } } };
    const terraform = terraformFrom(compiledIn(alone, both).stacks);

    expect(
      terraform.one('aws_opensearch_domain', 'logs').advanced_security_options.master_user_options,
    ).toEqual({ master_user_arn: 'arn:aws:iam::210987654320:role/search-admin' });
    expect(checkLogSearch(mapper, landscapeOf(alone, mapper)).map(({ code }) => code)).toEqual([
      'model/mapper-unlisted',
    ]);
  });
});
