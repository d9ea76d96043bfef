// Input that is meant to hurt, or to hide: each ends in a diagnostic, soon.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWith } from '../../src/load/load-with.ts';
import { sizeOf } from '../support/some-of.ts';
import { aModel } from './a-model.ts';
import { anEnvironmentFile, temporaryRoot } from './temporary-root.ts';

const FILE = 'environments/shop/prod.yaml';
const SOON_MS = 60_000;
/** With this, a file is not far from the largest that is read. */
const MANY = sizeOf(100_000);

const laughs = Array.from({ length: 9 }, (_, level) => {
  const below =
    level === 0
      ? '"lol"'
      : Array(9)
          .fill(`*l${level - 1}`)
          .join(', ');
  return `l${level}: &l${level} [${below}]`;
}).join('\n');

const hostile: Readonly<Record<string, readonly [text: string | Uint8Array, code: string]>> = {
  'a billion laughs': [laughs, 'load/anchor'],
  'an alias of itself': ['a: &a [*a]', 'load/anchor'],
  'an alias of nothing': ['a: *nothing', 'load/anchor'],
  'half a million opening brackets': ['['.repeat(500_000), 'load/too-deep'],
  'maps inside maps inside brackets': ['{a: '.repeat(200_000), 'load/too-deep'],
  'lists inside lists on one line': ['- '.repeat(400_000), 'load/too-deep'],
  'explicit keys inside explicit keys': ['? '.repeat(400_000), 'load/too-deep'],
  'a hundred levels of indentation': [
    Array.from({ length: 100 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
    'load/too-deep',
  ],
  'very many keys': [
    Array.from({ length: MANY }, (_, index) => `k${index}: 1`).join('\n'),
    'load/more-faults',
  ],
  'the same key very many times': ['k: 1\n'.repeat(MANY), 'load/more-faults'],
  'very many commas': [`a: [${','.repeat(MANY)}]`, 'load/yaml-syntax'],
  'very many quotes': ['"'.repeat(MANY + 1), 'load/yaml-syntax'],
  'very many tags': ['a: !b\n'.repeat(MANY), 'load/more-faults'],
  'very many documents': ['---\n'.repeat(MANY), 'load/multiple-documents'],
  'a key of almost a megabyte': [`${'k'.repeat(900_000)}: 1`, 'load/yaml-syntax'],
  'text of almost a megabyte': [
    anEnvironmentFile(`title: ${'x'.repeat(900_000)}`),
    'load/wrong-length',
  ],
  'a number of a thousand digits': [
    anEnvironmentFile(`services: { cart: { port: ${'9'.repeat(1000)} } }`),
    'load/wrong-type',
  ],
  'a number beyond exact integers': [
    anEnvironmentFile('services: { cart: { port: 9007199254740993 } }'),
    'load/out-of-range',
  ],
  'not a number': [anEnvironmentFile('services: { cart: { port: .nan } }'), 'load/wrong-type'],
  'only spaces': [' '.repeat(900_000), 'load/empty-file'],
  'only line ends': ['\n'.repeat(2 * MANY), 'load/empty-file'],
  'only a byte order mark': ['\uFEFF', 'load/empty-file'],
  'two byte order marks': ['\uFEFF\uFEFFa: 1', 'load/control-character'],
  'UTF-16': [Buffer.from('a: 1', 'utf16le'), 'load/control-character'],
  'UTF-16 with its mark': [Buffer.from('\uFEFFa: 1', 'utf16le'), 'load/not-utf8'],
  'a NUL': ['a: \0', 'load/control-character'],
  'an escaped NUL': [anEnvironmentFile('title: "\\0"'), 'load/control-character'],
  'half a surrogate pair': [anEnvironmentFile('title: "\\uD800"'), 'load/control-character'],
  'text that runs from right to left': ['title: \u202Eabc', 'load/control-character'],
  'lines that end with a carriage return': ['a: 1\rb: 2', 'load/control-character'],
  'a prototype': ['__proto__: { isAdmin: true }', 'load/reserved-key'],
  'a quoted prototype': ['"__proto__": { isAdmin: true }', 'load/reserved-key'],
  'a constructor': ['constructor: { prototype: {} }', 'load/reserved-key'],
  'a method of every object': ['toString: 1', 'load/reserved-key'],
  'a merge key': ['a: { <<: {} }', 'load/merge-key'],
  'a custom tag': ['a: !!js/function "() => 1"', 'load/tag'],
  'a binary tag': ['a: !!binary AAAA', 'load/tag'],
  'a local tag without a value': ['a: !', 'load/tag'],
  'an older YAML': ['%YAML 1.1\n---\nyes: no', 'load/directive'],
  'a tag directive': ['%TAG ! tag:evil,2000:\n---\na: 1', 'load/directive'],
  'a key that is null': ['~: 1', 'load/key-not-text'],
  'an empty key': [': 1', 'load/key-not-text'],
  'a key that is a map': ['{ a: 1 }: 2', 'load/key-not-text'],
  'a layer in /etc': ['extends: /etc/passwd', 'load/extends-outside'],
  'a layer above the root': ['extends: ../../../../etc/passwd', 'load/extends-outside'],
  'a layer that is the file itself': ['extends: prod.yaml', 'load/extends-cycle'],
  'a layer that is a folder': ['extends: .', 'load/not-a-file'],
  'a layer with an endless name': [`extends: ${'x'.repeat(5000)}`, 'load/extends-not-found'],
};

describe('loadWith', () => {
  it.each(Object.entries(hostile))(
    'survives %s',
    (_, [text, code]) => {
      const root = temporaryRoot({ [FILE]: text });

      const { value, diagnostics } = loadWith(aModel, { root, names: [] });

      expect(value).toBeUndefined();
      expect(diagnostics.map((each) => each.code)).toContain(code);
      expect(diagnostics.length).toBeLessThanOrEqual(101);
      expect(Object.prototype).not.toHaveProperty('isAdmin');
    },
    SOON_MS,
  );

  it('survives layers that link to each other', () => {
    const root = temporaryRoot({ [FILE]: 'extends: a.base.yaml' });
    symlinkSync('b.base.yaml', join(root, 'environments/shop/a.base.yaml'));
    symlinkSync('a.base.yaml', join(root, 'environments/shop/b.base.yaml'));

    const { diagnostics } = loadWith(aModel, { root, names: [] });

    expect(diagnostics.map(({ code }) => code)).toEqual(['load/extends-not-found']);
  });

  it('survives a system that links to its parent', () => {
    const root = temporaryRoot({ [FILE]: anEnvironmentFile() });
    mkdirSync(join(root, 'environments/loop'));
    symlinkSync('..', join(root, 'environments/loop/up'));

    const { value, diagnostics } = loadWith(aModel, { root, names: [] });

    expect(value).toHaveLength(1);
    expect(diagnostics.map(({ code }) => code)).toEqual(['load/ignored-file']);
  });
});
