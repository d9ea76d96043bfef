import { describe, expect, it } from 'vitest';
import { groupBy } from '../../src/model/values/group-by.ts';

describe('groupBy', () => {
  it('keeps the order of the list in each group', () => {
    const groups = groupBy(['b2', 'a1', 'b1'], (value) => value.slice(0, 1));

    expect([...groups]).toEqual([
      ['b', ['b2', 'b1']],
      ['a', ['a1']],
    ]);
  });

  it('puts what has several keys into several groups', () => {
    const groups = groupBy([12, 2], (value) => String(value).split(''));

    expect([...groups]).toEqual([
      ['1', [12]],
      ['2', [12, 2]],
    ]);
  });
});
