// Edits of YAML texts: what they are about changes, and no other byte.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { insertLines } from '../../src/edit/insert-lines.ts';
import { removeEntry } from '../../src/edit/remove-entry.ts';
import { renameAt, renameKey } from '../../src/edit/rename-key.ts';
import { setValue } from '../../src/edit/set-value.ts';

const ANY = () => [];
const pathOf = (path: string) => path.split('.');
const set = (text: string, path: string, value: string) => setValue(text, pathOf(path), value, ANY);

describe('setValue', () => {
  it.each([
    ['a: 1 # one\nb: 2\n', 'a', '3', 'a: 3 # one\nb: 2\n'],
    ['a:   "1"   # one\n', 'a', '"3"', 'a:   "3"   # one\n'],
    ['a: { b: 1, c: [x, y] } # why\n', 'a.b', '2', 'a: { b: 2, c: [x, y] } # why\n'],
    ['a: { b: 1 }\n', 'a.c', '2', 'a: { b: 1, c: 2 }\n'],
    ['a: {b: 1, }\n', 'a.c', '2', 'a: {b: 1, c: 2, }\n'],
    ['a: {}\nd: 1\n', 'a.b.c', '2', 'a:\n  b:\n    c: 2\nd: 1\n'],
    ['a: { b: {} }\n', 'a.b.c', '2', 'a: { b: { c: 2 } }\n'],
    ['a:\nb: 1\n', 'a', '2', 'a: 2\nb: 1\n'],
    ['a: # nothing yet\nb: 1\n', 'a.x', '2', 'a: # nothing yet\n  x: 2\nb: 1\n'],
    ['a:\n  b: 1\n\n# about d\nd: 1\n', 'a.c', '2', 'a:\n  b: 1\n  c: 2\n\n# about d\nd: 1\n'],
    ['a:\n    b: 1\n', 'a.c.d', '2', 'a:\n    b: 1\n    c:\n      d: 2\n'],
    ['a:\n  b: 1 # last', 'a.c', '2', 'a:\n  b: 1 # last\n  c: 2'],
    ['a:\r\n  b: 1\r\nc: 2\r\n', 'a.d', '3', 'a:\r\n  b: 1\r\n  d: 3\r\nc: 2\r\n'],
    ['a:\n  b: 1\n  c: 2\nd: 3\n', 'a', '{ x: 1 }', 'a: { x: 1 }\nd: 3\n'],
    ['a: |\n  text\n  more\nb: 1\n', 'a', 'short', 'a: short\nb: 1\n'],
    ['a: |\n  text\n\nb: 1\n', 'c', '2', 'a: |\n  text\n\nb: 1\n\nc: 2\n'],
    ['a: [x, y]\n', 'a.1', 'z', 'a: [x, z]\n'],
    ['a:\n  - x # first\n  - y\n', 'a.0', 'z', 'a:\n  - z # first\n  - y\n'],
    ['"a b": 1\n', 'c d', '2', '"a b": 1\n"c d": 2\n'],
    ['', 'a.b', '1', 'a:\n  b: 1\n'],
    ['# only this\n', 'a', '1', '# only this\na: 1\n'],
  ])('%j %s=%s', (text, path, value, expected) => {
    expect(set(text, path, value)).toBe(expected);
  });

  it('refuses where something else than a map stands in the way', () => {
    expect(set('a: 1\n', 'a.b', '2')).toBeUndefined();
    expect(set('a: [1]\n', 'a.x', '2')).toBeUndefined();
  });

  it('puts a key behind the one that comes before it in the schema', () => {
    const order = () => ['one', 'two', 'three', 'four'];
    const at = (text: string, key: string) => setValue(text, [key], '0', order);

    expect(at('one: 1\nfour: 4\n', 'two')).toBe('one: 1\ntwo: 0\nfour: 4\n');
    expect(at('# head\n\n# of two\ntwo: 2\n', 'one')).toBe('# head\n\none: 0\n# of two\ntwo: 2\n');
    expect(at('one: 1\n\ntwo: 2\n\nfour: 4\n', 'three')).toBe(
      'one: 1\n\ntwo: 2\n\nthree: 0\n\nfour: 4\n',
    );
  });
});

describe('insertLines', () => {
  const lines = ['web:', '  port: 1', '  env: { A: b }'];

  it.each([
    [
      'services:\n  a: { port: 2 }\n',
      'services:\n  a: { port: 2 }\n  web:\n    port: 1\n    env: { A: b }\n',
    ],
    [
      'services: { a: { port: 2 } }\n',
      'services: { a: { port: 2 }, web: { port: 1, env: { A: b } } }\n',
    ],
    ['services: {}\n', 'services:\n  web:\n    port: 1\n    env: { A: b }\n'],
    ['x: 1\n', 'x: 1\nservices:\n  web:\n    port: 1\n    env: { A: b }\n'],
  ])('into %j', (text, expected) => {
    expect(insertLines(text, ['services'], lines, ANY)).toBe(expected);
  });
});

describe('removeEntry', () => {
  it.each([
    ['a: 1\n# about b\nb: 2 # two\nc: 3\n', 'b', 'a: 1\nc: 3\n'],
    ['a: 1\n\n# about b\nb: 2\n\nc: 3\n', 'b', 'a: 1\n\nc: 3\n'],
    ['a: 1\n\nb:\n  x: 1\n', 'b', 'a: 1\n'],
    ['# of the file\na: 1\nb: 2\n', 'a', '# of the file\nb: 2\n'],
    ['a: { b: 1, c: 2, d: 3 }\n', 'a.c', 'a: { b: 1, d: 3 }\n'],
    ['a: { b: 1, c: 2 }\n', 'a.c', 'a: { b: 1 }\n'],
    ['a: { b: 1 }\nd: 1\n', 'a.b', 'd: 1\n'],
    ['a:\n  b:\n    c: 1\nd: 1\n', 'a.b.c', 'd: 1\n'],
    ['a: [x, y, z]\n', 'a.1', 'a: [x, z]\n'],
    ['a: [x]\n', 'a.0', 'a: []\n'],
    ['a:\n  - x\n  - y # why\n', 'a.1', 'a:\n  - x\n'],
    ['a:\r\n  b: 1\r\n  c: 2\r\n', 'a.b', 'a:\r\n  c: 2\r\n'],
    ['a: |\n  text\n\nb: 1\n', 'a', 'b: 1\n'],
  ])('%j without %s', (text, path, expected) => {
    expect(removeEntry(text, pathOf(path))).toBe(expected);
  });

  it('knows what is not there', () => {
    expect(removeEntry('a: 1\n', ['b'])).toBeUndefined();
  });
});

describe('renameKey and renameAt', () => {
  it('keep quotes and everything behind', () => {
    expect(renameKey('a:\n  "b" : 1 # x\n', ['a', 'b'], 'c')).toBe('a:\n  "c" : 1 # x\n');
    expect(renameKey('a: { b: 1 }\n', ['a', 'b'], 'on')).toBe('a: { "on": 1 }\n');
    const at = { file: 'f', line: 1, column: 5, endLine: 1, endColumn: 8 };
    expect(renameAt("x: ['b']\n", at, { from: 'b', to: 'c' })).toBe("x: ['c']\n");
    expect(renameAt("x: ['d']\n", at, { from: 'b', to: 'c' })).toBeUndefined();
  });
});

/** Maps of maps, lists and plain values, with keys that often meet. */
const key = fc.constantFrom('a', 'b', 'c', 'long-key', 'x.y/z');
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(1, true, 'text', 'two words', 'a\nb\n', '1', null),
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 4 }),
  ),
}));
const document = fc.dictionary(key, anyValue, { minKeys: 1, maxKeys: 4 });

/** Every path to an entry of a map. */
function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...path, name];
    return [here, ...pathsIn(inner, here)];
  });
}

function without(value: object, path: readonly string[]): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  const parents = [copy];
  for (const name of path.slice(0, -1))
    parents.push(parents.at(-1)?.[name] as Record<string, unknown>);
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const parent = parents[depth] ?? {};
    delete parent[path[depth] ?? ''];
    if (Object.keys(parent).length > 0) break;
  }
  return copy;
}

describe('an edit of any text', () => {
  const style = fc.record({
    collectionStyle: fc.constantFrom('any' as const, 'flow' as const, 'block' as const),
    crlf: fc.boolean(),
  });
  const textOf = (
    value: object,
    { collectionStyle, crlf }: { collectionStyle: 'any' | 'flow' | 'block'; crlf: boolean },
  ) => {
    const text = stringify(value, { collectionStyle, lineWidth: 0 });
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  };

  it('sets what it is about and leaves the rest', () => {
    fc.assert(
      fc.property(document, style, fc.nat(), (value, how, pick) => {
        const paths = pathsIn(value);
        const path = paths[pick % paths.length] ?? [];
        const text = textOf(value, how);
        const edited = setValue(text, path, '"new"', ANY);
        const expected = structuredClone(value) as Record<string, unknown>;
        let parent = expected;
        for (const name of path.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
        parent[path.at(-1) ?? ''] = 'new';
        expect(parse(edited ?? '')).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('adds what was not there and leaves the rest', () => {
    fc.assert(
      fc.property(document, style, fc.nat(), (value, how, pick) => {
        const maps = [[], ...pathsIn(value)].filter((path) => {
          const inner = path.reduce<unknown>(
            (at, name) => (at as Record<string, unknown>)[name],
            value,
          );
          return inner === null || (typeof inner === 'object' && !Array.isArray(inner));
        });
        const path = maps[pick % maps.length] ?? [];
        const edited = setValue(textOf(value, how), [...path, 'added'], '[1, two]', ANY);
        const expected = structuredClone(value) as Record<string, unknown>;
        let parent = expected;
        for (const name of path) {
          parent[name] ??= {};
          parent = parent[name] as Record<string, unknown>;
        }
        parent['added'] = [1, 'two'];
        // `key: null` is a value, which is not filled.
        if (edited !== undefined) expect(parse(edited)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('removes what it is about and leaves the rest', () => {
    fc.assert(
      fc.property(document, style, fc.nat(), (value, how, pick) => {
        const paths = pathsIn(value);
        const path = paths[pick % paths.length] ?? [];
        const edited = removeEntry(textOf(value, how), path);
        expect(parse(edited ?? '') ?? {}).toEqual(without(value, path));
      }),
      { numRuns: 300 },
    );
  });
});
