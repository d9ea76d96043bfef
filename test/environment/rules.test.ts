import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentRules } from '../../src/environment/rules.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';
import { nightSchool } from '../support/night-school.ts';

/** Keys that may or may not exist, depending on the collection. */
const key = fc.constantFrom('main', 'web', 'media', 'absent');
const removal = fc.constantFrom(
  {},
  { main: null, web: null, media: null, stripe: null, shop: null },
);

/** Every reference there is, to anything; every collection, as it is or empty. */
const brokenOverrides: fc.Arbitrary<Overrides> = fc.record({
  databases: removal,
  caches: removal,
  kafka: removal,
  search: removal,
  buckets: removal,
  externals: removal,
  namespaces: removal,
  network: fc.record({
    placement: fc.record({ nodes: key, controlPlane: key, data: key, loadBalancers: key }),
    securityGroupRules: key.map((name) => ({
      stated: { group: `kafka/${name}`, peer: `cache/${name}`, ports: '1', because: 'Any' },
    })),
  }),
  cluster: fc.record({
    nodeGroups: fc.constantFrom({ main: null }, { main: { zones: ['us-east-1f'] } }),
    addons: fc.constantFrom({}, { 'vpc-cni': null }),
  }),
  services: fc.record({
    web: fc.record({
      namespace: key,
      category: key,
      websocket: fc.boolean(),
      clusterIP: fc.constantFrom(null, '1.2.3.4'),
      env: fc.constant({ PORT: '1' }),
      uses: fc.record({
        services: fc.uniqueArray(key),
        databases: fc.dictionary(key, fc.oneof(fc.constant('write'), fc.record({ replica: key }))),
        caches: fc.uniqueArray(key),
        kafka: fc.dictionary(key, fc.constantFrom('produce', 'both')),
        search: fc.dictionary(key, fc.constantFrom('read', 'write')),
        buckets: fc.dictionary(key, fc.constantFrom('read', 'write')),
        externals: fc.uniqueArray(key),
      }),
    }),
  }),
  edge: fc.record({
    loadBalancers: fc.constantFrom(
      { main: null },
      { main: { routes: { all: { target: 'web' } } } },
    ),
    distributions: fc.record({
      main: fc.record({
        origins: fc.record({
          media: fc.record({ bucket: key }),
          web: fc.record({ loadBalancer: key }),
        }),
        behaviors: fc.record({ media: fc.record({ origin: key }) }),
      }),
    }),
    webAcls: key.map((name) => ({
      main: {
        protects: `distribution/${name}`,
        managedRules: ['AWSManagedRulesCommonRuleSet'],
        rateLimit: { requests: 100 },
      },
    })),
  }),
  observability: fc.record({
    metrics: fc.record({ longTermBucket: key }),
    alarms: fc.record({
      any: fc.record({
        title: fc.constant('Any'),
        metric: fc.constantFrom('nodeCpu', 'databaseFreeMemory', 'errorRate'),
        of: fc.option(key),
        abovePercent: fc.constant(1),
        forMinutes: fc.constant(1),
      }),
    }),
  }),
  deviations: fc.constantFrom({}, { 'a..b': { design: 'x', because: 'y' } }),
});

describe('environmentRules', () => {
  it('have nothing to say about the small environment of the tests', () => {
    const environment = anEnvironment();

    expect(findings(environmentRules.flatMap((rule) => rule(environment)))).toEqual([]);
  });

  it('find no error in Night School', () => {
    const found = environmentRules.flatMap((rule) => rule(nightSchool()));

    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  describe.each(environmentRules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    it('survives references to what is not there', () => {
      for (const { environment, words } of broken()) {
        expect(() => rule(environment), words).not.toThrow();
        expect(rule(environment), words).toBeInstanceOf(Array);
      }
    });

    it('points at paths that start at a key of the environment', () => {
      for (const { environment, words } of broken()) {
        const starts = rule(environment).map(({ path }) => path?.[0] ?? 'none');
        expect(Object.keys(environment), words).toEqual(expect.arrayContaining(starts));
      }
    });
  });
});

interface Broken {
  readonly environment: Environment;
  /** What was overridden, for whom a rule does not survive. */
  readonly words: string;
}

let made: readonly Broken[] | undefined;

/** The same for all rules: to make one takes longer than to ask every rule about it. */
function broken(): readonly Broken[] {
  made ??= fc.sample(brokenOverrides, 100).map((overrides) => ({
    environment: anEnvironment(overrides),
    words: JSON.stringify(overrides),
  }));
  return made;
}
