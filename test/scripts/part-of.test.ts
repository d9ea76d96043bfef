import { describe, expect, it } from 'vitest';
import { partOf, sliceOf } from '../../scripts/terraform/part-of.ts';

describe('a part of the stacks', () => {
  it('has every n-th, and all parts together have each once', () => {
    const items = ['a', 'b', 'c', 'd', 'e'];

    expect(partOf(items, '2/2')).toEqual(['b', 'd']);
    expect(['1/3', '2/3', '3/3'].flatMap((part) => partOf(items, part) ?? []).sort()).toEqual(
      items,
    );
  });

  it.each(['0/2', '3/2', '1', '1/0', 'a/b'])('is not %s', (part) => {
    expect(partOf(['a'], part)).toBeUndefined();
  });
});

describe('a slice', () => {
  it('has neighbours, and all slices together have each once, in order', () => {
    const items = ['a', 'b', 'c', 'd', 'e'];

    expect(sliceOf(items, '2/3')).toEqual(['c']);
    expect(['1/3', '2/3', '3/3'].flatMap((part) => sliceOf(items, part) ?? [])).toEqual(items);
    expect(sliceOf(items, '4/3')).toBeUndefined();
  });
});
