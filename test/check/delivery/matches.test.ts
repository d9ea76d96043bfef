import { describe, expect, it } from 'vitest';
import { matches } from '../../../src/check/delivery/matches.ts';

describe('matches', () => {
  it.each([
    ['batch', 'batch', true],
    ['batch', 'batches', false],
    ['*', '', true],
    ['https://a.b/*', 'https://a.b/c', true],
    ['https://a.b/*', 'https://aXb/c', false],
    [undefined, 'batch', false],
  ])('takes %s for %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });
});
