// The least that the delivery room has something to say about: two services, of which one calls the other,
// and a database. Pages and drawings of it are short enough to count their lines.
import type { Environment } from '../../src/model/schema/environment.ts';
import {
  aService as anyService,
  environmentOf,
  type Overrides,
} from '../support/an-environment.ts';

const TWO_SERVICES: Overrides = {
  system: 'shop',
  environment: 'prod',
  title: 'Shop',
  tier: 'production',
  aws: { account: '111122223333', region: 'eu-west-1', zones: ['eu-west-1a', 'eu-west-1b'] },
  network: {
    cidr: '10.0.0.0/16',
    subnets: { private: { cidrs: ['10.0.1.0/24', '10.0.2.0/24'], route: 'nat', purpose: 'All' } },
    placement: {
      nodes: 'private',
      controlPlane: 'private',
      data: 'private',
      loadBalancers: 'private',
    },
  },
  cluster: {
    name: 'shop-prod',
    version: '1.35',
    serviceCidr: '10.96.0.0/16',
    nodeGroups: { main: { zones: ['eu-west-1a'], instanceTypes: ['t3.large'], min: 1, max: 2 } },
    addons: {},
  },
  categories: { label: 'shop/category', titles: { front: 'Front', back: 'Back' } },
  databases: {
    main: {
      engine: 'postgres',
      version: '16',
      class: 'db.t4g.large',
      storage: { sizeGb: 20, maxGb: 40 },
      maxConnections: 100,
      purpose: 'Orders',
      replicas: { reports: { class: 'db.t4g.large', purpose: 'Reports' } },
    },
  },
  services: {
    web: aService({ title: 'Web', category: 'front', uses: { services: ['orders'] } }),
    orders: aService({ title: 'Orders', category: 'back', uses: { databases: { main: 'write' } } }),
  },
  edge: { zone: 'shop.example.com' },
  observability: { logs: {}, metrics: { retentionDays: 1, storageGb: 1 } },
  cost: { rows: { nodes: { configuration: '2 nodes', monthly: 1234.5 } }, baseline: 1234.5 },
  delivery: { repository: 'https://github.com/shop/platform.git' },
};

/** A service that uses nothing. */
export function aService(overrides: Overrides = {}): unknown {
  const plain = { title: 'A service', category: 'back', status: 'existing', port: 8080, uses: {} };
  return anyService({ ...plain, ...overrides });
}

/** `changes` replaces whole entries at the top. */
export function withTwoServices(changes: Overrides = {}): Environment {
  return environmentOf({ ...TWO_SERVICES, ...changes });
}
