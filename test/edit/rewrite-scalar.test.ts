import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rewriteScalar } from '../../src/edit/values/rewrite-scalar.ts';

const TAG = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);

describe('rewriteScalar', () => {
  it.each([
    ['keeps a plain scalar plain', '1.0.0', '1.0.1', '1.0.1'],
    ['quotes what looks like a number', '1.0.0', '1.10', '"1.10"'],
    ['quotes what looks like a date', 'a', '2026-01-02', '"2026-01-02"'],
    ['quotes what YAML 1.1 reads as a number', 'a', '1_000', '"1_000"'],
    ['quotes what would begin a comment', 'a', 'b #c', '"b #c"'],
    ['quotes what looks like an octal', 'a', '0123', '"0123"'],
    ['quotes what looks like an exponent', 'a', '1e3', '"1e3"'],
    ['quotes a word that means something', 'a', 'no', '"no"'],
    ['quotes what would end a scalar between braces', 'a', 'b,c', '"b,c"'],
    ['keeps double quotes', '"1.0.0"', 'abc', '"abc"'],
    ['keeps single quotes', "'1.0.0'", '1.10', "'1.10'"],
    ['doubles a single quote inside of them', "'a'", "b'c", "'b''c'"],
    ['replaces a block by one line', '|-\n    1.0.0', '1.0.1', '1.0.1'],
  ])('%s', (_name, written, text, expected) => {
    expect(rewriteScalar(written, text)).toBe(expected);
  });

  it('is read as the same text, in a block and between braces', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', "'a'", '"a"'), TAG, (written, tag) => {
        const scalar = rewriteScalar(written, tag);

        expect(parse(`tag: ${scalar}`)).toEqual({ tag });
        expect(parse(`{ tag: ${scalar} }`, { version: '1.1' })).toEqual({ tag });
      }),
    );
  });
});
