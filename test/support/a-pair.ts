// Two environments in two regions: prod serves, dr waits.
import type { CheckInput } from '../../src/check/check-input.ts';
import type { Landscape } from '../../src/model/landscape/landscape.ts';
import { pathOf } from '../../src/model/naming/core.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { compileEnvironment } from '../../src/pipeline/environment/compile-environment.ts';
import { anEnvironment, type Overrides } from './an-environment.ts';
import { loadedOf } from './loaded-of.ts';

const AURORA = {
  engine: 'aurora-mysql',
  version: '8.0.mysql_aurora.3.08.0',
  storage: null,
  replicas: { reports: null },
};

export function aPrimary(overrides: Overrides = {}): Environment {
  return anEnvironment({
    aws: { region: 'us-west-2', zones: ['us-west-2a', 'us-west-2b'] },
    cluster: { nodeGroups: { main: { zones: ['us-west-2a', 'us-west-2b'] } } },
    databases: { main: { ...AURORA, global: true } },
    edge: {
      distributions: { main: { failover: { role: 'primary', healthCheckPath: '/health' } } },
    },
    ...overrides,
  });
}

function networkIn(second: number) {
  const cidrs = (third: number) => [0, 1].map((zone) => `10.${second}.${third + zone}.0/24`);
  return {
    cidr: `10.${second}.0.0/16`,
    subnets: {
      public: { cidrs: cidrs(0) },
      private: { cidrs: cidrs(10) },
      data: { cidrs: cidrs(20) },
    },
  };
}

export function aStandby({ secondaryOf = {}, uses = null, ...overrides }: Overrides = {}) {
  return anEnvironment({
    environment: 'dr',
    aws: { region: 'us-east-1', zones: ['us-east-1a', 'us-east-1b'] },
    network: networkIn(9),
    cluster: {
      name: 'shop-dr',
      nodeGroups: { main: { zones: ['us-east-1a', 'us-east-1b'], min: 1 } },
    },
    databases: {
      main: {
        ...AURORA,
        secondaryOf: { environment: 'shop/prod', database: 'main', ...(secondaryOf as object) },
      },
    },
    services: { web: { uses: { databases: { main: uses } } } },
    edge: {
      zone: null,
      zoneOf: 'shop/prod',
      distributions: { main: null },
      loadBalancers: { main: { host: 'www.shop.io', failover: { role: 'secondary' } } },
    },
    recovery: { activation: { nodeCounts: { main: 3 } } },
    ...overrides,
  });
}

export function landscapeOf(...all: readonly Environment[]): Landscape {
  return new Map(all.map((each) => [pathOf(each), each]));
}

export function compiledIn(environment: Environment, landscape: Landscape) {
  const compiled = compileEnvironment(loadedOf(environment, landscape), () => undefined);
  const { stacks, components, artifacts } = compiled;
  const objects = artifacts.filter((artifact) => artifact.type === 'kubernetes');
  const texts = artifacts.filter((artifact) => artifact.type === 'text');
  const input: CheckInput = { environment, stacks, components, objects, texts };
  const page = artifacts.find((each) => each.type === 'text' && each.path.endsWith('README.md'));
  return { ...compiled, input, page: page?.type === 'text' ? page.content : '' };
}
