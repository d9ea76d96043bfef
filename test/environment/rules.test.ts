import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentRules } from '../../src/environment/rules.ts';
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

  it.each(environmentRules.map((rule) => [rule.name, rule] as const))(
    '%s survives references to what is not there',
    (_, rule) => {
      fc.assert(
        fc.property(brokenOverrides, (overrides) => {
          expect(rule(anEnvironment(overrides))).toBeInstanceOf(Array);
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(environmentRules.map((rule) => [rule.name, rule] as const))(
    '%s points at paths that start at a key of the environment',
    (_, rule) => {
      const keys = Object.keys(anEnvironment());

      fc.assert(
        fc.property(brokenOverrides, (overrides) => {
          const starts = rule(anEnvironment(overrides)).map(({ path }) => path?.[0]);
          expect(keys).toEqual(expect.arrayContaining(starts));
        }),
        { numRuns: 30 },
      );
    },
  );
});
