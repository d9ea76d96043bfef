import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../../src/environment/rules/references.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkReferences(anEnvironment(overrides)));
}

function web(overrides: Overrides): Overrides {
  return { services: { web: overrides } };
}

function uses(overrides: Overrides): Overrides {
  return web({ uses: overrides });
}

function loadBalancer(overrides: Overrides): Overrides {
  return { edge: { loadBalancers: { main: overrides } } };
}

function distribution(overrides: Overrides): Overrides {
  return { edge: { distributions: { main: overrides } } };
}

function alarm(overrides: Overrides): Overrides {
  const base = { title: 'Alarm', abovePercent: 80, forMinutes: 5 };
  return { observability: { alarms: { high: { ...base, ...overrides } } } };
}

const dangling: readonly (readonly [string, Overrides, string])[] = [
  ['namespace', web({ namespace: 'absent' }), 'value of services.web.namespace'],
  ['category', web({ category: 'absent' }), 'value of services.web.category'],
  ['service', uses({ services: ['absent'] }), 'value of services.web.uses.services[0]'],
  [
    'database',
    uses({ databases: { absent: 'write' } }),
    'key of services.web.uses.databases.absent',
  ],
  [
    'replica',
    uses({ databases: { main: { replica: 'absent' } } }),
    'value of services.web.uses.databases.main.replica',
  ],
  [
    'replica to read from beside',
    uses({ databases: { main: { readFrom: { replica: 'absent' } } } }),
    'value of services.web.uses.databases.main.readFrom.replica',
  ],
  [
    'document database',
    uses({ documentDatabases: { absent: 'write' } }),
    'key of services.web.uses.documentDatabases.absent',
  ],
  ['cache', uses({ caches: ['main', 'absent'] }), 'value of services.web.uses.caches[1]'],
  ['Kafka cluster', uses({ kafka: { absent: 'both' } }), 'key of services.web.uses.kafka.absent'],
  ['search domain', uses({ search: { absent: 'read' } }), 'key of services.web.uses.search.absent'],
  ['bucket', uses({ buckets: { absent: 'read' } }), 'key of services.web.uses.buckets.absent'],
  ['external', uses({ externals: ['absent'] }), 'value of services.web.uses.externals[0]'],
  [
    'service of a target',
    loadBalancer({ targets: { web: { service: 'absent' } } }),
    'value of edge.loadBalancers.main.targets.web.service',
  ],
  [
    'target of a route',
    loadBalancer({ routes: { all: { target: 'absent' } } }),
    'value of edge.loadBalancers.main.routes.all.target',
  ],
  [
    'bucket of an origin',
    distribution({ origins: { media: { bucket: 'absent' } } }),
    'value of edge.distributions.main.origins.media.bucket',
  ],
  [
    'load balancer of an origin',
    distribution({ origins: { web: { loadBalancer: 'absent' } } }),
    'value of edge.distributions.main.origins.web.loadBalancer',
  ],
  [
    'origin of a behavior',
    distribution({ behaviors: { media: { origin: 'absent' } } }),
    'value of edge.distributions.main.behaviors.media.origin',
  ],
  [
    'subnet tier',
    { network: { placement: { data: 'absent' } } },
    'value of network.placement.data',
  ],
  [
    'bucket of metrics',
    { observability: { metrics: { longTermBucket: 'absent' } } },
    'value of observability.metrics.longTermBucket',
  ],
  [
    'bucket of an export',
    { databases: { main: { export: { bucket: 'absent', schedule: '0 4 * * *' } } } },
    'value of databases.main.export.bucket',
  ],
  [
    'database of an alarm',
    alarm({ metric: 'databaseCpu', of: 'absent' }),
    'value of observability.alarms.high.of',
  ],
  [
    'load balancer of an alarm',
    alarm({ metric: 'errorRate', of: 'absent' }),
    'value of observability.alarms.high.of',
  ],
  [
    'missing database of an alarm',
    alarm({ metric: 'databaseCpu' }),
    'value of observability.alarms.high.of',
  ],
  [
    'zone of a node group',
    { cluster: { nodeGroups: { main: { zones: ['eu-west-1c'] } } } },
    'value of cluster.nodeGroups.main.zones[0]',
  ],
  [
    'resource of a web ACL',
    {
      edge: {
        webAcls: {
          main: {
            protects: 'distribution/absent',
            managedRules: ['AWSManagedRulesCommonRuleSet'],
            rateLimit: { requests: 100 },
          },
        },
      },
    },
    'value of edge.webAcls.main.protects',
  ],
];

describe('checkReferences', () => {
  it.each(dangling)('reports a dangling %s', (_, overrides, where) => {
    expect(check(overrides)).toEqual([`model/unknown-target at ${where}`]);
  });

  it('accepts references whose targets exist', () => {
    const overrides = {
      ...alarm({ metric: 'databaseCpu', of: 'main' }),
      databases: { main: { replicas: { reports: { class: 'db.r6g.large', purpose: 'Any' } } } },
      services: { web: { uses: { databases: { main: { replica: 'reports' } } } } },
    };

    expect(check(overrides)).toEqual([]);
  });

  it('asks no target of an alarm on nodes', () => {
    expect(check(alarm({ metric: 'nodeCpu' }))).toEqual([]);
  });

  it('knows the security group of a document database (S2-SG-05)', () => {
    const rule = { group: 'nodes', direction: 'egress', ports: '27017', because: 'Stated' };
    const documentDatabases = { main: { class: 'db.r5.large', purpose: 'Forum' } };
    const securityGroupRules = {
      known: { ...rule, peer: 'document-database/main' },
      absent: { ...rule, peer: 'document-database/absent' },
    };

    expect(check({ documentDatabases, network: { securityGroupRules } })).toEqual([
      'model/unknown-target at value of network.securityGroupRules.absent.peer',
    ]);
  });

  it('reports both sides of a security group rule, unless they are a CIDR or exist', () => {
    const rules = {
      known: { group: 'nodes', peer: 'kafka/main', ports: '9092', because: 'Stated' },
      range: { group: 'load-balancer/main', peer: '10.0.0.0/8', ports: '443', because: 'Stated' },
      absent: { group: 'cache/absent', peer: 'search/absent', ports: '443', because: 'Stated' },
    };

    expect(check({ network: { securityGroupRules: rules } })).toEqual([
      'model/unknown-target at value of network.securityGroupRules.absent.group',
      'model/unknown-target at value of network.securityGroupRules.absent.peer',
    ]);
  });

  it('reports a missing database once, without its replica', () => {
    expect(check(uses({ databases: { absent: { replica: 'reports' } } }))).toEqual([
      'model/unknown-target at key of services.web.uses.databases.absent',
    ]);
  });
});
