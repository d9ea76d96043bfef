// A small environment for tests of the delivery room: one service, one database, one way in.
import { Environment } from '../../src/environment/schema.ts';

type Input = Record<string, unknown>;

const SMALL: Input = {
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

export function aService(input: Input = {}): Input {
  return {
    title: 'A service',
    namespace: 'shop',
    category: 'back',
    status: 'existing',
    image: { tag: '1.0.0' },
    port: 8080,
    resources: {
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '200m', memory: '256Mi' },
    },
    ...input,
  };
}

/** `changes` replaces whole entries at the top. */
export function anEnvironment(changes: Input = {}): Environment {
  return Environment.parse({ ...SMALL, ...changes });
}
