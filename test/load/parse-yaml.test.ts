import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { messageOf } from '../../src/diagnostics/message-of.ts';
import { type Tree, toPlain, treeAt } from '../../src/load/tree.ts';
import { parseYaml } from '../../src/load/yaml/parse-yaml.ts';

function faultsOf(text: string): string[] {
  return parseYaml('f.yaml', text).diagnostics.map(
    (each) => `${each.at?.line}:${each.at?.column} ${messageOf(each).message}`,
  );
}

function treeOf(text: string): Tree {
  const { value } = parseYaml('f.yaml', text);
  if (value === undefined) throw new Error(faultsOf(text).join('; '));
  return value;
}

describe('parseYaml', () => {
  it('answers any text with a value or an error, and never throws', () => {
    const piece = fc.constantFrom(
      ...'ab: \n\t-?[]{},&*!|>\'"#%@`~<01.\\'.split(''),
      '\r\n',
      'é',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { value, diagnostics } = parseYaml('f.yaml', pieces.join(''));

        expect(value === undefined).toBe(hasErrors(diagnostics));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads what the yaml package writes', () => {
    const scalar = fc.oneof(fc.stringMatching(/^[ -~é😀\n]{0,20}$/u), fc.integer(), fc.boolean());
    const maps = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9 :#-]{0,8}$/), fc.array(scalar), {
      minKeys: 1,
    });
    fc.assert(
      fc.property(maps, (value) => {
        expect(toPlain(treeOf(stringify(value)))).toEqual(parse(stringify(value)));
      }),
    );
  });

  it('counts columns in UTF-16 code units, as editors do', () => {
    expect(treeAt(treeOf('a: { "😀é": 1, b: 2 }'), ['a', 'b'])?.at).toMatchObject({
      line: 1,
      column: 19,
      endColumn: 20,
    });
  });

  it('gives an empty value the position of its key', () => {
    expect(treeAt(treeOf('a:\n  # later\nb: 1'), ['a'])?.at).toMatchObject({
      line: 1,
      column: 1,
      endColumn: 2,
    });
  });

  it('ends a block where its text ends', () => {
    expect(treeAt(treeOf('a:\n  b: 1\n\n\nc: 2'), ['a'])?.at).toMatchObject({
      line: 2,
      column: 3,
      endLine: 2,
      endColumn: 7,
    });
  });

  it('reads YAML 1.2, where no and 010 are not what they were', () => {
    expect(toPlain(treeOf('a: no\nb: 010\nc: 0o10\nd: 1_000\ne: 12:30\n'))).toEqual({
      a: 'no',
      b: 10,
      c: 8,
      d: '1_000',
      e: '12:30',
    });
  });

  it('keeps the characters of a number', () => {
    expect(treeAt(treeOf('a: 1.10'), ['a'])).toMatchObject({ value: 1.1, source: '1.10' });
  });

  it('takes & and * and ! inside text for text', () => {
    expect(toPlain(treeOf('a: b & c\nd: "*e"\nf: |\n  &g\n  !h\ni: j*k [l] {m}\n'))).toEqual({
      a: 'b & c',
      d: '*e',
      f: '&g\n!h\n',
      i: 'j*k [l] {m}',
    });
  });

  it('reports every fault of keys', () => {
    expect(faultsOf('a: 1\na: 2\nb: { c: 1, c: 2 }\n1: x\n')).toEqual([
      '2:1 Duplicate key "a" at the top level: first set on line 1',
      '3:12 Duplicate key "c" in b: first set on line 3',
      '4:1 Key not text at the top level: found the number 1',
    ]);
  });

  it.each([
    ['an unclosed bracket', 'a: 1\nb: [1, 2\nc: 3', '2:4'],
    ['an unclosed brace', 'a: { b: 1\n', '1:4'],
    ['the inner of two unclosed brackets', 'a: { b: [1\n', '1:9'],
    ['an unclosed double quote', 'a: "b\nc: 1\n', '1:4'],
    ['a double quote that only an escaped one follows', 'a: "b\\"\n', '1:4'],
    ['an unclosed single quote', "a: 'b''\nc: 1\n", '1:4'],
    ['a quote inside brackets', 'a: [ "b ]\n', '1:6'],
  ])('points at the start of %s', (_, text, place) => {
    const [first, ...rest] = faultsOf(text);

    expect(first).toMatch(new RegExp(`^${place} Broken YAML: a (quote|bracket) is open`));
    expect(rest).toEqual([]);
  });

  it.each(['a: ""', "a: ''", "a: ''''", 'a: "\\\\"', 'a: "b\\"c"', "a: 'b''c'", 'a: [\n  "b"\n]'])(
    'takes %j as closed',
    (text) => {
      expect(faultsOf(text)).toEqual([]);
    },
  );

  it('reports indentation once, however many lines are out of step', () => {
    expect(faultsOf('a:\n    b: 1\n  c: 1\n  d: 1\n  e: 1\n')).toEqual([
      '3:1 Broken YAML: the indentation differs from that of the lines it belongs to',
    ]);
  });

  it('accepts 64 levels and refuses 65', () => {
    expect(faultsOf(`a: ${'['.repeat(63)}${']'.repeat(63)}`)).toEqual([]);
    expect(faultsOf(`a: ${'['.repeat(64)}${']'.repeat(64)}`)).toHaveLength(1);
  });
});
