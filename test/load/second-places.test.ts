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
