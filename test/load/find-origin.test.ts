import { describe, expect, it } from 'vitest';
import { findHeirs, findWritten } from '../../src/load/find-origin.ts';
import { temporaryRoot } from './temporary-root.ts';

const file = 'environments/shop/prod.yaml';
const path = ['a', 'b'];

function scalarIn(text: string): string | undefined {
  const written = findWritten({ root: temporaryRoot({ [file]: text }), file, path });
  return written?.source.slice(written.start, written.end);
}

describe('findWritten', () => {
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
    expect(scalarIn(text)).toBe(expected);
  });

  it.each([
    ['is not there', 'a: { c: d }\n'],
    ['is empty', 'a:\n  b:\n'],
    ['is a map', 'a: { b: { c: d } }\n'],
    ['is in a file that is no YAML', 'a: {\n'],
  ])('finds nothing that %s', (_name, text) => {
    expect(scalarIn(text)).toBeUndefined();
  });
});

describe('findHeirs', () => {
  it('finds the environments that take the value from the file, through layers too', () => {
    const root = temporaryRoot({
      [file]: 'a: { b: c }\n',
      'environments/shop/direct.yaml': 'extends: prod.yaml\n',
      'environments/shop/far.yaml': 'extends: near.base.yaml\n',
      'environments/shop/near.base.yaml': 'extends: prod.yaml\n',
      'environments/shop/own.yaml': 'extends: prod.yaml\na: { b: d }\n',
      'environments/shop/other.yaml': 'a: { b: c }\n',
      'environments/shop/broken.yaml': 'extends: prod.yaml\na: {\n',
    });

    expect(findHeirs({ root, file, path })).toEqual([
      'environments/shop/direct.yaml',
      'environments/shop/far.yaml',
    ]);
  });
});
