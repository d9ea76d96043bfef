import { describe, expect, it } from 'vitest';
import { isWritten, scalarAt } from '../../src/edit/written-at.ts';

const path = ['a', 'b'];

describe('scalarAt', () => {
  it.each([
    ['a plain scalar', 'a:\n  b: 1.0.0 # why\n', '1.0.0'],
    ['a quoted scalar, with its quotes', "a:\n  b: '1.10'\n", "'1.10'"],
    ['a scalar between braces', 'a: { b: 1.0.0 }\n', '1.0.0'],
    ['a scalar after CRLF', 'x: 1\r\na:\r\n  b: "1"\r\n', '"1"'],
    ['a scalar after a byte order mark', '\uFEFFa: { b: c }\n', 'c'],
    ['a scalar under quoted keys', '"a": {"b":"c"}\n', '"c"'],
    ['a scalar after characters of two units', 'x: 😀\na: { "😀": 😀, b: c }\n', 'c'],
    ['a block', 'a:\n  b: |-\n    1.0.0\n  c: 1\n', '|-\n    1.0.0'],
  ])('finds %s', (_name, text, expected) => {
    expect(scalarAt(text, path)).toBe(expected);
  });

  it.each([
    ['is not there', 'a: { c: d }\n'],
    ['is empty', 'a:\n  b:\n'],
    ['is a map', 'a: { b: { c: d } }\n'],
    ['is in a file that is no YAML', 'a: {\n'],
  ])('finds nothing that %s', (_name, text) => {
    expect(scalarAt(text, path)).toBeUndefined();
  });
});

describe('isWritten', () => {
  it('knows a key by its being there, whatever its value', () => {
    const written = (text: string) => isWritten(text, path);

    expect(['a: { b: null }\n', 'a:\n  b:\n', 'a: { b: [] }\n'].every(written)).toBe(true);
    expect(['a: { c: 1 }\n', 'a: 1\n', 'a: {\n', ''].some(written)).toBe(false);
  });
});
