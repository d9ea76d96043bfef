// `new environment` beside an original that has a public name, a pipeline, and sizes by hand.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { tierOf } from '../../src/scaffold/system.ts';
import { aShop, madeShop, PROD } from '../edit/a-shop.ts';

const EDGE = `
edge:
  zone: shop.dev
  loadBalancers:
    main:
      host: api.shop.dev
      targets: { web: { service: web, healthCheck: { path: /health } } }
      routes: { all: { paths: ["/*"], target: web, priority: 100 } }

addons:
  aws-load-balancer-controller: {}
  cert-manager: {}
`;

const PIPELINE = `delivery:
  pipeline:
    kind: github-actions
    organization: shop
    pushRole: shop-push
    runtime: { language: node, version: "20" }
`;

function aPublicShop() {
  const prod = (madeShop()[PROD] ?? '')
    .replace(
      'web: { image: { tag: 0.1.0 } }',
      'web: { image: { tag: 0.1.0 }, replicas: 6, env: { SITE: https://api.shop.dev/x } }',
    )
    .replace('    maxConnections: 100\n', '    maxConnections: 100\n    multiAz: true\n')
    .replace('\naddons:\n', EDGE)
    .replace('delivery:\n', PIPELINE);
  return aShop({ [PROD]: prod });
}

describe('new environment', () => {
  it.each([
    ['prod-dr', 'production'],
    ['uat', 'staging'],
    ['product-demo', 'development'],
  ])('takes %s for %s', (environment, tier) => {
    expect(tierOf(environment)).toBe(tier);
  });

  it('shares with an original in its account what there is one of, and has hosts of its own', () => {
    const { run, read } = aPublicShop();
    const words = ['new', 'environment', 'shop/staging', '--account', '210987654321'];
    const { exitCode, out, error } = run(...words);

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toContain('Its hosts stand in the zone of shop/prod, shop.dev.');
    expect(out).toContain('The OIDC provider of GitHub is that of shop/prod: oidcProvider.');
    expect(out).toContain(
      'Apply shop/prod before it: that has the zone of its hosts, the registry',
    );
    expect(out).toContain('not as shop/prod: databases.main.multiAz, services.web.replicas.');
    const { edge, services, databases, delivery } = parse(read('environments/shop/staging.yaml'));
    expect([edge.zone, edge.zoneOf, edge.loadBalancers.main.host]).toEqual([
      ...[undefined, 'shop/prod', 'api.staging.shop.dev'],
    ]);
    expect(services.web).toEqual({
      image: { tag: '0.1.0' },
      env: { SITE: 'https://api.staging.shop.dev/x' },
    });
    expect(databases.main.multiAz).toBeUndefined();
    expect(delivery.registry.shared).toEqual({
      ...{ account: '210987654321', region: 'us-east-1', madeBy: 'shop/prod' },
    });
    expect(delivery.pipeline).toMatchObject({
      ...{ oidcProvider: 'shop/prod', pushRole: 'shop-push-staging' },
    });
  });

  it('has a zone of its own in another account, to which the original leads', () => {
    const { run, read } = aPublicShop();
    const words = ['--account', '310987654321', '--tier', 'production'];
    const { exitCode, error } = run('new', 'environment', 'shop/dev', ...words);

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    const { edge, services, delivery } = parse(read('environments/shop/dev.yaml'));
    expect([edge.zone, edge.delegatedBy]).toEqual(['dev.shop.dev', 'shop/prod']);
    expect(parse(read(PROD)).edge.delegations).toEqual({ dev: { environment: 'shop/dev' } });
    // As large as the original, which it is to be like.
    expect(services.web.replicas).toBe(6);
    expect([delivery.registry, delivery.pipeline.oidcProvider]).toEqual([undefined, undefined]);
  });
});
