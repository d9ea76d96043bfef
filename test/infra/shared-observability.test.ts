// What watches over other environments has no cluster: search for logs, X-Ray and dashboards.

import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { compileDelivery } from '../../src/delivery/compile-delivery.ts';
import { checkNames } from '../../src/environment/rules/names.ts';
import { environmentRules } from '../../src/environment/rules.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { objectOf } from '../support/kubernetes-objects.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const ABSENT = Object.fromEntries(
  [
    ...['cluster', 'namespaces', 'categories', 'databases', 'caches', 'kafka', 'buckets', 'cost'],
    ...['externals', 'services', 'edge', 'addons', 'search', 'observability'],
  ].map((key) => [key, null]),
);

const subnet = (cidrs: readonly string[], route: string) => ({ cidrs, route, purpose: 'Logs' });

const overrides: Overrides = {
  ...ABSENT,
  tier: 'shared',
  network: {
    subnets: {
      public: null,
      private: subnet(['10.0.11.0/24', '10.0.12.0/24'], 'none'),
      data: subnet(['10.0.21.0/24', '10.0.22.0/24'], 'none'),
    },
    placement: { loadBalancers: 'private' },
    nat: 'none',
  },
  search: {
    main: null,
    logs: {
      version: '2.19',
      dataNodes: { count: 2, type: 'm6g.large.search', storageGb: 100 },
      administrator: 'search-admin',
      purpose: 'Logs of all accounts',
    },
  },
  observability: {
    alarms: null,
    xray: {
      samplingPercent: 5,
      groups: { faults: { filter: 'fault = true' }, slow: { filter: 'responsetime > 2' } },
    },
  },
};

const environment = anEnvironment(overrides);
const terraform = terraformOf(environment);

describe('an environment that watches over others', () => {
  it('passes every rule and every check without a cluster (S1-OBS-01, S1-OBS-02, S1-OBS-03)', () => {
    const found = environmentRules.flatMap((rule) => rule(environment));

    expect(environment.cluster).toBeNull();
    expect(findings(found)).toEqual([]);
    expect(findings(checkEnvironment(compiledSmall(overrides)))).toEqual([]);
  });

  it('has a search domain for logs, and a dashboard that shows it (S1-OBS-01, S1-OBS-03)', () => {
    const { dashboard_body } = terraform.one('aws_cloudwatch_dashboard', 'main');
    const { widgets } = JSON.parse(dashboard_body);

    expect(Object.keys(terraform.all('aws_opensearch_domain'))).toEqual(['logs']);
    expect(
      widgets.map(({ properties }: { properties: { title: string } }) => properties.title),
    ).toEqual(['Search logs']);
  });

  it('samples, groups and encrypts traces (S1-OBS-02)', () => {
    const groups = terraform.all('aws_xray_group');

    expect(Object.keys(groups).sort()).toEqual(['group-faults', 'group-slow', 'main']);
    expect(groups['main']).toMatchObject({
      group_name: 'shop-prod',
      filter_expression: 'responsetime > 2 OR error OR fault',
    });
    expect(groups['group-faults']).toMatchObject({
      group_name: 'shop-prod-faults',
      filter_expression: 'fault = true',
    });
    expect(terraform.one('aws_xray_sampling_rule', 'main')).toMatchObject({
      rule_name: 'shop-prod',
      fixed_rate: 0.05,
      reservoir_size: 1,
      version: 1,
    });
    expect(terraform.one('aws_xray_encryption_config', 'main')).toEqual({
      type: 'KMS',
      key_id: expect.stringContaining('key_arns'),
    });
  });

  it('is delivered without anything for Argo CD', () => {
    const stacks = terraform.stacks;
    const delivered = compileDelivery(environment, {
      landscape: ALONE,
      stacks,
      components: [],
      artifacts: [],
    });

    expect(delivered.map(({ type }) => type)).toEqual(['text']);
  });
});

describe('names of a long environment', () => {
  const named = { ...environment, system: 'landing-zone', environment: 'shared-services' };
  const codes = (search: Environment['search']) =>
    checkNames({ ...named, search }).map(({ code }) => code);

  it('can be written for a search domain, which has 28 characters', () => {
    const { logs } = environment.search;
    if (!logs) throw new Error('No search');

    expect(codes(environment.search)).toEqual(['model/name-too-long']);
    expect(codes({ logs: { ...logs, name: 'landing-zone-logs' } })).toEqual([]);
  });

  it('fit into the 32 characters of X-Ray and stay apart', () => {
    const groups = terraformOf(named).list('aws_xray_group');
    const names = groups.map(({ group_name }) => group_name);

    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(32);
  });
});

describe('traces of services', () => {
  const withTraces = (xray: Overrides | null) =>
    anEnvironment({
      addons: { 'opentelemetry-collector': {} },
      observability: { alarms: null, traces: { backend: 'xray' }, xray },
    });
  const variables = (xray: Overrides | null) =>
    objectOf(compileApps(withTraces(xray)), 'ConfigMap', 'web')['data'];

  it('follow the share of the environment, and where none is said their SDK (S1-OBS-02)', () => {
    expect(variables({ samplingPercent: 5 })).toMatchObject({
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.05',
    });
    expect(variables(null)).not.toHaveProperty('OTEL_TRACES_SAMPLER');
    expect(terraformOf(withTraces(null)).all('aws_xray_sampling_rule')).toEqual({});
  });

  it('can be left to the key of AWS', () => {
    const { type } = terraformOf(withTraces({ encryption: 'aws-key' })).one(
      'aws_xray_encryption_config',
      'main',
    );

    expect(type).toBe('NONE');
  });
});
