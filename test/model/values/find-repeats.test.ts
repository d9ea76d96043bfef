import { describe, expect, it } from 'vitest';
import { findRepeats } from '../../../src/model/values/find-repeats.ts';

describe('findRepeats', () => {
  it('pairs each repetition with the first of its key', () => {
    const repeats = findRepeats(['a1', 'b1', 'a2', 'a3'], (value) => value.slice(0, 1));

    expect(repeats).toEqual([
      ['a1', 'a2'],
      ['a1', 'a3'],
    ]);
  });
});
