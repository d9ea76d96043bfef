import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../src/environment/rules/names.ts';
import { anEnvironment, aService, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkNames(anEnvironment(overrides)));
}

/** A key that makes `shop-prod-<key>` so long. */
function keyFor(length: number): string {
  return 'k'.repeat(length - 'shop-prod-'.length);
}

const cache = { nodeType: 'cache.r6g.large', shards: 1, replicasPerShard: 1, purpose: 'Any' };
const domain = {
  version: '2.19',
  dataNodes: { count: 2, type: 'm6g.large.search', storageGb: 20 },
  purpose: 'Any',
};
const balancer = { host: 'other.shop.io', targets: {}, routes: {} };
const target = { service: 'web', healthCheck: { path: '/' } };
const database = {
  engine: 'postgres',
  version: '16',
  class: 'db.r6g.large',
  storage: { sizeGb: 20, maxGb: 40 },
  maxConnections: 100,
  purpose: 'Any',
};

const documents = { class: 'db.r5.large', purpose: 'Any' };

const limits: readonly (readonly [string, number, string, (key: string) => Overrides])[] = [
  ['cache', 40, 'caches', (key) => ({ caches: { [key]: cache } })],
  ['search domain', 28, 'search', (key) => ({ search: { [key]: domain } })],
  [
    'load balancer',
    32,
    'edge.loadBalancers',
    (key) => ({ edge: { loadBalancers: { [key]: balancer } } }),
  ],
  [
    'target group',
    32,
    'edge.loadBalancers.main.targets',
    (key) => ({ edge: { loadBalancers: { main: { targets: { [key]: target } } } } }),
  ],
];

describe('checkNames', () => {
  it.each(limits)('accepts a %s whose name has %d characters', (_, max, _path, overrides) => {
    expect(check(overrides(keyFor(max)))).toEqual([]);
  });

  it.each(limits)(
    'reports a %s whose name has more than %d characters',
    (_, max, path, overrides) => {
      const key = keyFor(max + 1);

      expect(check(overrides(key))).toEqual([`model/name-too-long at key of ${path}.${key}`]);
    },
  );

  it('accepts a service whose cache user is cut to fit', () => {
    const key = keyFor(41);

    expect(check({ services: { [key]: aService({ uses: { caches: ['main'] } }) } })).toEqual([]);
  });

  it('reports a bucket whose replica has too long a name', () => {
    const name = 'b'.repeat(56);
    const overrides = { buckets: { media: { name, replicate: true } } };

    expect(check(overrides)).toEqual(['model/name-too-long at key of buckets.media']);
  });

  it('accepts a bucket whose replica has just as long a name as S3 allows', () => {
    const name = 'b'.repeat(55);

    expect(check({ buckets: { media: { name, replicate: true } } })).toEqual([]);
  });

  it('reports two buckets of one name', () => {
    const buckets = {
      media: { name: 'shop-files' },
      other: { name: 'shop-files', purpose: 'Any' },
    };

    expect(check({ buckets })).toEqual(['model/name-conflict at value of buckets.other.name']);
  });

  it('reports a bucket that bears the name of the Terraform state', () => {
    const name = 'shop-prod-tfstate-210987654321';

    expect(check({ buckets: { media: { name } } })).toEqual([
      'model/name-conflict at value of buckets.media.name',
    ]);
  });

  it('reports a database that bears the name of a replica', () => {
    const replicas = { reports: { class: 'db.r6g.large', purpose: 'Any' } };

    expect(check({ databases: { main: { replicas }, 'main-reports': database } })).toEqual([
      'model/name-conflict at key of databases.main-reports',
    ]);
  });

  it('reports a database that bears the name of an instance of a document database', () => {
    const overrides = {
      databases: { 'document-main-2': database },
      documentDatabases: { main: documents },
    };

    expect(check(overrides)).toEqual(['model/name-conflict at key of documentDatabases.main']);
  });

  it.each([
    [39, []],
    [40, ['model/name-too-long']],
  ])('counts the number of an instance with a key of %d characters', (length, codes) => {
    const documentDatabases = { ['k'.repeat(length)]: { ...documents, instances: 1 } };
    const diagnostics = checkNames(anEnvironment({ system: 'my-shop', documentDatabases }));

    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  it('reports a database that bears the name of a member of an Aurora cluster', () => {
    const { storage: _, ...rest } = database;
    const cluster = { ...rest, engine: 'aurora-postgresql' };

    expect(check({ databases: { orders: cluster, 'orders-1': database } })).toEqual([
      'model/name-conflict at key of databases.orders-1',
    ]);
    expect(check({ databases: { orders: cluster, 'orders-3': database } })).toEqual([]);
  });

  it('reports targets of one name at two load balancers', () => {
    const loadBalancers = { other: { ...balancer, targets: { web: target } } };

    expect(check({ edge: { loadBalancers } })).toEqual([
      'model/name-conflict at key of edge.loadBalancers.other.targets.web',
    ]);
  });

  it.each([
    ['the role of the nodes', 'eks-nodes'],
    ['the role of an add-on', 'addon-external-secrets'],
    ['the log group of other pods', 'pods'],
    ['the component of an add-on', 'external-secrets'],
    ['the component of the namespaces', 'namespaces'],
    ['the component of a database', 'database-main'],
    ['the root application', 'root'],
  ])('reports a service that bears the name of %s', (_, service) => {
    expect(check({ services: { [service]: aService() } })).toEqual([
      `model/name-conflict at key of services.${service}`,
    ]);
  });

  it('reports a service that bears the name of the preview of another', () => {
    const services = {
      web: { rollout: { strategy: 'blueGreen' } },
      'web-preview': aService(),
    };

    expect(check({ services })).toEqual(['model/name-conflict at key of services.web']);
  });

  it('accepts one key in several collections', () => {
    const overrides = {
      services: { main: aService() },
      buckets: { main: { purpose: 'Any' } },
      cluster: {
        nodeGroups: { web: { zones: ['eu-west-1a'], instanceTypes: ['m5.large'], min: 1, max: 1 } },
      },
    };

    expect(check(overrides)).toEqual([]);
  });

  it('measures what the cost needs', () => {
    const cost = { categories: { ['a'.repeat(40)]: { tag: 'System' } }, cleanup: {} };
    const long = { cost, environment: 'production-of-frankfurt', system: 'x'.repeat(30) };

    expect(check({ cost })).toEqual([]);
    expect(check(long)).toEqual(
      expect.arrayContaining([
        `model/name-too-long at key of cost.categories.${'a'.repeat(40)}`,
        'model/name-too-long at key of cost.cleanup',
      ]),
    );
  });
});
