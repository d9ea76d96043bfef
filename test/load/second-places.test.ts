// Faults of layered files: which environments one breaks, and where the other half of it stands.

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import { loadWith } from '../../src/load/load-with.ts';
import { validRoot } from '../support/fixture-root.ts';
import { aModel } from './a-model.ts';
import { temporaryRoot } from './temporary-root.ts';

const BASE = 'environments/shop/base.yaml';

function environments(names: readonly string[], base: string, rest = '') {
  const files = names.map((name) => [
    `environments/shop/${name}.yaml`,
    `extends: base.yaml\nenvironment: ${name}\n${rest}`,
  ]);
  return temporaryRoot({
    [BASE]: `system: shop\ntier: development\n${base}`,
    ...Object.fromEntries(files),
  });
}

function findings(root: string) {
  return loadWith(aModel, { root, names: [] }).diagnostics;
}

/** What prod.yaml adds to the small valid environment. */
function inShop(prod: string) {
  const root = validRoot();
  try {
    writeFileSync(join(root, 'environments/shop/prod.yaml'), `extends: base.yaml\n${prod}`);
    return loadEnvironments({ root, names: [] }).diagnostics;
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe('a fault in a file that environments extend', () => {
  it.each([
    ['a key that is unknown', 'services: { cart: { port: 1, replica: 2 } }', 'load/unknown-key'],
    ['YAML that is broken', 'services: { cart: [', 'load/yaml-syntax'],
    ['what a rule refuses', 'services: { cart: { port: 9 } }', 'load/wrong-value'],
  ])('is told once, with all that it breaks: %s', (_, base, code) => {
    const found = findings(environments(['dev', 'prod', 'staging'], base));

    expect(found).toEqual([
      expect.objectContaining({ code, environments: ['shop/dev', 'shop/prod', 'shop/staging'] }),
    ]);
  });

  it('names only those whose own file does not mend it', () => {
    const root = environments(['dev', 'prod'], 'services: { cart: { port: 9 } }');
    writeFileSync(
      join(root, 'environments/shop/dev.yaml'),
      'extends: base.yaml\nenvironment: dev\nservices: { cart: { port: 8 } }\n',
    );

    expect(findings(root)).toEqual([expect.objectContaining({ environments: ['shop/prod'] })]);
  });

  it('has no list where it stands in the file of one environment', () => {
    const [found] = findings(environments(['prod'], '', 'services: { cart: { port: 9 } }'));

    expect(found?.environments).toBeUndefined();
  });
});

describe('a value that contradicts one of another layer', () => {
  it('shows where the schema compares two keys', () => {
    const base = 'services: { cart: { port: 1, smallest: 3 } }';
    const [found] = findings(environments(['prod'], base, 'services: { cart: { largest: 2 } }'));

    expect(found).toMatchObject({
      code: 'load/wrong-value',
      related: [{ what: 'services.cart.smallest', at: { file: BASE, line: 3 } }],
    });
  });

  it.each([
    ['network: { nat: none }', 'model/nat-missing', 'network.nat', 'prod.yaml'],
    [
      'services: { web: { autoscaling: { maxReplicas: 2 } } }',
      'model/autoscaling-range',
      'services.web.replicas',
      'base.yaml',
    ],
    [
      'services: { web: { resources: { requests: { cpu: 250m } } } }',
      'model/request-over-limit',
      'services.web.resources.limits.cpu',
      'base.yaml',
    ],
    [
      'cluster: { nodeGroups: { main: { min: 5 } } }',
      'model/node-range',
      'cluster.nodeGroups.main.max',
      'base.yaml',
    ],
    [
      'cluster: { serviceCidr: 10.0.128.0/20 }',
      'model/service-cidr-overlap',
      'network.cidr',
      'base.yaml',
    ],
    [
      'edge: { distributions: { main: { domains: [origin.shop.io] } } }',
      'model/host-duplicate',
      'edge.loadBalancers.main.host',
      'base.yaml',
    ],
    [
      'edge: { loadBalancers: { main: { routes: { api: { paths: [/api/*], target: web, priority: 10 } } } } }',
      'model/route-priority',
      'edge.loadBalancers.main.routes.all.priority',
      'base.yaml',
    ],
  ])('%s: %s shows %s', (prod, code, what, file) => {
    const found = inShop(prod).find((each) => each.code === code);

    expect(found?.related?.[0]).toMatchObject({
      what,
      at: { file: `environments/shop/${file}` },
    });
  });
});

describe('extends', () => {
  const OTHER = { 'environments/hub/base.yaml': 'system: hub\ntier: development\n' };

  it('is where the layer of another system is found', () => {
    const root = temporaryRoot({
      ...OTHER,
      'environments/shop/prod.yaml': 'extends: ../hub/base.yaml\nenvironment: prod\n',
    });

    expect(findings(root)).toEqual([
      expect.objectContaining({
        code: 'load/name-mismatch',
        at: expect.objectContaining({ file: 'environments/shop/prod.yaml', line: 1 }),
        related: [expect.objectContaining({ at: expect.objectContaining({ line: 1 }) })],
      }),
    ]);
  });

  it('is so in the layer that leads there', () => {
    const root = temporaryRoot({
      ...OTHER,
      [BASE]: 'title: Shop\nextends: ../hub/base.yaml\n',
      'environments/shop/prod.yaml': 'extends: base.yaml\nenvironment: prod\n',
    });

    expect(findings(root)[0]?.at).toMatchObject({ file: BASE, line: 2 });
  });

  it('takes the layer of another system where the own file says its system', () => {
    const root = temporaryRoot({
      ...OTHER,
      'environments/shop/prod.yaml': 'extends: ../hub/base.yaml\nsystem: shop\nenvironment: prod\n',
    });

    expect(findings(root)).toEqual([]);
  });

  it.each([
    ['prod.yaml', 'load/extends-cycle', /^Name another file/],
    ['basis.yaml', 'load/extends-not-found', /^Did you mean "base.yaml"/],
    ['nothing-like-it.yaml', 'load/extends-not-found', /^Use one of: base.yaml$/],
  ])('of %s is %s', (target, code, hint) => {
    const root = temporaryRoot({
      [BASE]: 'system: shop\n',
      'environments/shop/prod.yaml': `tier: development\nextends: ${target}\n`,
    });

    expect(findings(root)).toEqual([
      expect.objectContaining({
        code,
        hint: expect.stringMatching(hint),
        at: expect.objectContaining({ line: 2 }),
      }),
    ]);
  });
});

describe('what is told at once', () => {
  it('is all that a missing add-on needs in turn', () => {
    const found = inShop(
      'observability: { traces: { backend: jaeger } }\ncluster: { addons: { aws-ebs-csi-driver: null } }',
    );

    expect(found.map(({ args }) => args['addon'])).toEqual(
      expect.arrayContaining([
        'addons.opentelemetry-collector',
        'addons.jaeger',
        'cluster.addons.aws-ebs-csi-driver',
      ]),
    );
  });

  it('is one fault where a key is misspelt and the same key is missing', () => {
    const entry = 'engine: postgres, version: "16", instanceclass: db.r6g.large';
    const found = inShop(
      `databases: { orders: { ${entry}, storage: { sizeGb: 20, maxGb: 100 }, maxConnections: 100, purpose: Orders } }`,
    );

    expect(found).toEqual([
      expect.objectContaining({ code: 'load/unknown-key', hint: 'Did you mean "class"?' }),
    ]);
  });

  it('is that a secret in Git is known, whatever else is wrong with it', () => {
    const [found] = inShop(
      'services: { web: { env: { DATABASE_URL: "postgres://shop:hunter2@db/shop" } } }',
    );

    expect(found?.hint).toMatch(/replace the value/);
  });
});
