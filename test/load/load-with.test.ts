import { describe, expect, it } from 'vitest';
import { messageOf } from '../../src/diagnostics/message-of.ts';
import { loadWith } from '../../src/load/load-with.ts';
import { aModel } from './a-model.ts';
import { anEnvironmentFile, temporaryRoot } from './temporary-root.ts';

const PROD = 'environments/shop/prod.yaml';
const BASE = 'environments/shop/base.yaml';

function load(files: Readonly<Record<string, string>>, names: readonly string[] = []) {
  return loadWith(aModel, { root: temporaryRoot(files), names });
}

function loadOne(files: Readonly<Record<string, string>>) {
  const { value, diagnostics } = load(files);
  const [loaded] = value ?? [];
  if (loaded === undefined)
    throw new Error(diagnostics.map((each) => messageOf(each).message).join('; '));
  return loaded;
}

describe('loadWith', () => {
  it('gives each environment its name, file and value', () => {
    const loaded = loadOne({ [PROD]: anEnvironmentFile('services: { cart: { port: 3 } }') });

    expect(loaded.name).toBe('shop/prod');
    expect(loaded.file).toBe(PROD);
    expect(loaded.environment.services['cart']).toMatchObject({ port: 3, replicas: 1 });
    expect(loaded.environment).not.toHaveProperty('extends');
  });

  it('withholds every environment when one of them has an error', () => {
    const { value, diagnostics } = load({
      [PROD]: anEnvironmentFile(),
      'environments/shop/staging.yaml': 'system: [',
    });

    expect(value).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
  });

  it('does not read an environment that is not asked for', () => {
    const files = { [PROD]: anEnvironmentFile(), 'environments/shop/staging.yaml': 'system: [' };

    const { value, diagnostics } = load(files, ['shop/prod']);

    expect(value?.map(({ name }) => name)).toEqual(['shop/prod']);
    expect(diagnostics).toEqual([]);
  });

  it('keeps going with warnings', () => {
    const { value, diagnostics } = load({ [PROD]: anEnvironmentFile(), 'environments/x.md': '' });

    expect(value).toHaveLength(1);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('asks the rules, and places what they find', () => {
    const { diagnostics } = load({ [PROD]: anEnvironmentFile('services: { cart: { port: 9 } }') });

    expect(diagnostics).toMatchObject([
      { code: 'load/wrong-value', at: { file: PROD, line: 4, column: 27, endColumn: 28 } },
    ]);
  });

  it('asks no rule about an environment that the schema refuses', () => {
    const text = anEnvironmentFile('services: { cart: { port: 9, size: huge } }');

    expect(load({ [PROD]: text }).diagnostics.map(({ code }) => code)).toEqual([
      'load/unknown-value',
    ]);
  });
});

describe('layers', () => {
  it('merge maps, replace everything else and remove what is null', () => {
    const { environment } = loadOne({
      [PROD]: `extends: base.yaml\n${anEnvironmentFile('title: ~\nservices: { cart: { replicas: 2, zones: [c] }, pay: null }')}`,
      [BASE]: 'title: Base\nservices: { cart: { port: 3, zones: [a, b] }, pay: { port: 4 } }',
    });

    expect(environment.title).toBe('Shop');
    expect(Object.keys(environment.services)).toEqual(['cart']);
    expect(environment.services['cart']).toMatchObject({ port: 3, replicas: 2, zones: ['c'] });
  });

  it('are read through a chain, the nearest on top', () => {
    const { environment } = loadOne({
      [PROD]: `extends: base.yaml\n${anEnvironmentFile()}`,
      [BASE]: 'extends: ../all.base.yaml\nservices: { cart: { replicas: 2 } }',
      'environments/all.base.yaml': 'title: All\nservices: { cart: { port: 3, replicas: 1 } }',
    });

    expect(environment.title).toBe('All');
    expect(environment.services['cart']).toMatchObject({ port: 3, replicas: 2 });
  });

  it('lie above the defaults of the tier, and the entries above both', () => {
    const { environment } = loadOne({
      [PROD]: `extends: base.yaml\n${anEnvironmentFile('services: { cart: { port: 3 }, pay: { port: 4, cpu: 4 } }', 'production')}`,
      [BASE]: 'defaults: { service: { cpu: 2 } }',
    });

    expect(environment.services['cart']).toMatchObject({ replicas: 3, cpu: 2, zones: ['a', 'b'] });
    expect(environment.services['pay']).toMatchObject({ replicas: 3, cpu: 4 });
  });

  it('let an entry remove a default of its collection', () => {
    const { environment } = loadOne({
      [PROD]: anEnvironmentFile('services: { cart: { port: 3, replicas: null } }', 'production'),
    });

    expect(environment.services['cart']?.replicas).toBe(1);
  });

  it('do not bring back an entry that was removed', () => {
    const { environment } = loadOne({
      [PROD]: `extends: base.yaml\n${anEnvironmentFile('services: { cart: }', 'production')}`,
      [BASE]: 'services: { cart: { port: 3 } }',
    });

    expect(environment.services).toEqual({});
  });

  it('may have Windows line ends', () => {
    const text = anEnvironmentFile('title: Shop\nservices:\n  cart: { port: x }\n');

    const [first] = load({ [PROD]: text.replaceAll('\n', '\r\n') }).diagnostics;

    expect(first?.at).toMatchObject({ line: 6, column: 17, endLine: 6, endColumn: 18 });
  });

  it('report a fault in a shared layer once, under the name it has there', () => {
    const staging = anEnvironmentFile('services: { cart: { port: 3 }, pay: { port: 4 } }');
    const { diagnostics } = load({
      [PROD]: `extends: base.yaml\n${anEnvironmentFile('services: { cart: { port: 3 } }')}`,
      'environments/shop/staging.yaml': `extends: base.yaml\n${staging.replace('prod', 'staging')}`,
      [BASE]: 'defaults: { service: { replica: 2 } }',
    });

    expect(diagnostics).toMatchObject([
      { path: ['defaults', 'service', 'replica'], at: { file: BASE } },
    ]);
  });

  it('report what is missing under the key of the file that spoke last', () => {
    const { diagnostics } = load({
      [PROD]: `extends: base.yaml\n${anEnvironmentFile('services:\n  cart: { replicas: 2 }')}`,
      [BASE]: 'title: Base\nservices:\n  cart: { cpu: 1 }',
    });

    expect(diagnostics).toMatchObject([
      { code: 'load/missing-key', at: { file: PROD, line: 6, column: 3, endColumn: 7 } },
    ]);
  });

  it('report an unreadable layer where it is named', () => {
    const { diagnostics } = load({
      [PROD]: `title: Shop\nextends: layer.yaml\n${anEnvironmentFile()}`,
      'environments/shop/layer.yaml/file.txt': '',
    });

    const fault = diagnostics.find(({ at }) => at?.line === 2);
    expect(fault).toMatchObject({ code: 'load/not-a-file', at: { file: PROD, column: 10 } });
  });
});

describe('locate', () => {
  const files = {
    [PROD]: `extends: base.yaml\n${anEnvironmentFile('services:\n  cart: { port: 3, zones: [a, b] }\n', 'production')}`,
    [BASE]: 'title: Base\ndefaults:\n  service: { cpu: 2 }\n',
  };

  it.each([
    { path: ['services', 'cart', 'port'], target: 'key', file: PROD, line: 6, column: 11 },
    { path: ['services', 'cart', 'port'], target: 'value', file: PROD, line: 6, column: 17 },
    { path: ['services', 'cart', 'zones', 1], target: 'value', file: PROD, line: 6, column: 31 },
    { path: ['services', 'cart', 'zones', 1], target: 'key', file: PROD, line: 6, column: 31 },
    { path: ['services', 'cart', 'cpu'], target: 'key', file: BASE, line: 3, column: 14 },
    { path: ['services', 'cart', 'replicas'], target: 'value', file: PROD, line: 4, column: 7 },
    {
      path: ['services', 'cart', 'probe', 'path'],
      target: 'value',
      file: PROD,
      line: 6,
      column: 3,
    },
    { path: ['title'], target: 'value', file: BASE, line: 1, column: 8 },
    { path: ['nothing'], target: 'value', file: PROD, line: 2, column: 1 },
    { path: [], target: 'key', file: PROD, line: 2, column: 1 },
  ] as const)('finds the $target at $path in $file:$line:$column', ({ path, target, ...at }) => {
    expect(loadOne(files).locate(path, target)).toMatchObject(at);
  });
});
