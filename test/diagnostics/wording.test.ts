import { describe, expect, it } from 'vitest';
import { lookAlike } from '../../src/diagnostics/wording.ts';

describe('lookAlike', () => {
  it('names the letter of another alphabet by its code point', () => {
    expect(lookAlike('\u0430ws', { suggestion: 'aws' })).toBe(
      'Did you mean "aws"? What is written has "\u0430", U+0430, which is no letter of it',
    );
  });

  it('has nothing to say of plain letters, or without a suggestion', () => {
    expect(lookAlike('awz', { suggestion: 'aws' })).toBeUndefined();
    expect(lookAlike('\u0430', {})).toBeUndefined();
  });
});
