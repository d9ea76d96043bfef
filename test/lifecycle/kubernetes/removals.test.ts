import { describe, expect, it } from 'vitest';
import { addons } from '../../../src/addons/addons.ts';
import { judgeDestroyedClaims } from '../../../src/lifecycle/judges/kubernetes/destroyed-claims.ts';
import { judgeHeldIdentities } from '../../../src/lifecycle/judges/kubernetes/held-identities.ts';
import { judgeRemovedApplications } from '../../../src/lifecycle/judges/kubernetes/removed-applications.ts';
import { aTransition, saidBy } from '../../support/a-transition.ts';
import { aService, type Overrides } from '../../support/an-environment.ts';

const store = (rest: Overrides = {}) =>
  aService({ kind: 'statefulSet', claims: { data: { size: '20Gi', path: '/data' } }, ...rest });

const withServices = (services: Overrides, rest: Overrides = {}) => ({ ...rest, services });

describe('judgeDestroyedClaims', () => {
  const unprotected = { deletionProtection: false };
  const development = { tier: 'development' };

  it.each<readonly [string, Overrides, Overrides, number]>([
    [
      'another kind takes its place',
      withServices({ it: store(unprotected) }),
      withServices({ it: aService() }),
      1,
    ],
    [
      'it is protected',
      withServices({ it: store({ deletionProtection: true }) }),
      withServices({ it: aService() }),
      0,
    ],
    ['its Application goes and leaves it', withServices({ it: store(unprotected) }), {}, 0],
    [
      'its Application goes and takes it along',
      withServices({ it: store(unprotected) }, development),
      development,
      1,
    ],
  ])('counts disks of a StatefulSet when %s', (_what, before, after, count) => {
    expect(saidBy(judgeDestroyedClaims, aTransition(before, after))).toHaveLength(count);
  });
});

describe('judgeHeldIdentities', () => {
  const edge = (service: string) => ({
    loadBalancers: {
      main: {
        targets: { api: { service, healthCheck: { path: '/health' } } },
        routes: { api: { paths: ['/api/*'], target: 'api', priority: 5 } },
      },
    },
  });
  const named = (name: string, rest: Overrides = {}) => ({
    ...withServices({ [name]: aService() }, rest),
    edge: edge(name),
  });

  it('stops a rename of what a load balancer sends to, and says how to hand it over', () => {
    const [production] = saidBy(judgeHeldIdentities, aTransition(named('cart'), named('basket')));
    const tier = { tier: 'development' };
    const [development] = judgeHeldIdentities(
      aTransition(named('cart', tier), named('basket', tier)),
    );

    expect(production).toMatch(/^lifecycle\/held-by-application at services\.basket: /);
    expect(JSON.stringify(development?.args)).toContain('before the old one deletes it');
  });

  it('warns where the other Application lets go by itself', () => {
    const both = { cart: aService(), basket: aService({ port: 8082 }) };
    const to = (service: string) => ({ services: both, edge: edge(service) });

    expect(saidBy(judgeHeldIdentities, aTransition(to('cart'), to('basket')))).toEqual([
      expect.stringMatching(/^lifecycle\/made-again at services\.basket: /),
    ]);
  });

  it('stops a move to another namespace of what only one can have', () => {
    const namespaces = { office: {} };
    const cart = (rest: Overrides) => ({
      namespaces,
      services: { cart: aService({ clusterIP: '172.20.0.50', ...rest }) },
    });
    const [found, ...others] = saidBy(
      judgeHeldIdentities,
      aTransition(cart({}), cart({ namespace: 'office' })),
    );

    expect(found).toContain('needs the address 172.20.0.50, which Service shop/cart has');
    expect(others).toEqual([]);
  });

  it('lets a service move that has nothing of the kind', () => {
    const cart = (rest: Overrides) => ({
      namespaces: { office: {} },
      services: { cart: aService(rest) },
    });

    expect(
      saidBy(judgeHeldIdentities, aTransition(cart({}), cart({ namespace: 'office' }))),
    ).toEqual([]);
  });
});

describe('judgeRemovedApplications', () => {
  const pools = {
    addons: { karpenter: {} },
    cluster: { nodePools: { extra: { instanceTypes: ['m5.large'], maxNodes: 4 } } },
  };

  it('stops a controller from going together with what it looks after', () => {
    const found = saidBy(judgeRemovedApplications, aTransition(pools, {}));

    expect(found.filter((each) => each.startsWith('lifecycle/removes-controller'))).toEqual([
      expect.stringContaining('karpenter goes together with EC2NodeClass extra, NodePool extra'),
    ]);
  });

  it('lets it go afterwards', () => {
    const { addons: karpenter } = pools;
    const tier = { tier: 'development' };

    expect(
      saidBy(judgeRemovedApplications, aTransition({ ...tier, addons: karpenter }, tier)),
    ).toEqual([]);
  });

  it('says of what nobody deletes that it runs on', () => {
    const cart = { services: { cart: aService() } };
    const tier = { tier: 'staging' };

    expect(saidBy(judgeRemovedApplications, aTransition(cart, {}))).toEqual([
      expect.stringMatching(/^lifecycle\/left-running at services\.cart: .*shop-prod-cart/),
    ]);
    expect(saidBy(judgeRemovedApplications, aTransition({ ...tier, ...cart }, tier))).toEqual([]);
  });

  it('knows of each add-on what to do before, in whole sentences', () => {
    const all = addons.flatMap(({ leaving }) => leaving ?? []);

    expect(all.length).toBeGreaterThan(5);
    for (const { stays, first } of all) {
      expect(first).toMatch(/^[A-Z].*[^.]$/);
      expect(stays).toMatch(/^.*[^.]$/);
    }
  });
});
