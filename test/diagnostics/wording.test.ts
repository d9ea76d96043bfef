import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { namedLetter } from '../../src/diagnostics/look-alike.ts';
import { capitalized, firstOf } from '../../src/diagnostics/wording.ts';

describe('namedLetter', () => {
  it('names the letter of another alphabet, and the one it looks like, by their code points', () => {
    expect(namedLetter('Unknown key "\u0430ws"', 'Did you mean "aws"?')).toBe(
      'Did you mean "aws"? What is written has \u0430 (U+0430) in place of a (U+0061)',
    );
  });

  it('does so of every code that quotes what is written', () => {
    const args = { path: 'caches', expected: 'expected lower-case words', found: '"m\u0430in"' };

    expect(diagnostic('load/wrong-format', args).hint).toMatch(
      /; what is written has \u0430 \(U\+0430\) in place of a \(U\+0061\)$/,
    );
  });

  it('names a dash, a space or a quote that a word processor has put there', () => {
    expect(namedLetter('found "10\u20132"', 'Write digits')).toBe(
      'Write digits; what is written has \u2013 (U+2013) in place of - (U+002D)',
    );
    expect(namedLetter('found "a\u00A0b"', 'Write words')).toContain('U+00A0 in place of U+0020');
  });

  it('has nothing to say of plain letters, or of a word in another language', () => {
    expect(namedLetter('Unknown key "awz"', 'Did you mean "aws"?')).toBe('Did you mean "aws"?');
    expect(namedLetter('found "\u0441\u043B\u043E\u0432\u043E"', 'Shorten it')).toBe('Shorten it');
  });
});

describe('firstOf', () => {
  it('counts what it leaves out', () => {
    expect(firstOf(['a', 'b'], 2)).toBe('a, b');
    expect(firstOf(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
  });
});

describe('capitalized', () => {
  it('begins a sentence', () => {
    expect(capitalized('bucket media')).toBe('Bucket media');
  });
});
