import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/diagnostics/nearest.ts';

describe('nearest', () => {
  it.each([
    ['a missing letter', 'replica', 'replicas'],
    ['a letter too many', 'portt', 'port'],
    ['a wrong letter', 'clustar', 'cluster'],
    ['two neighbours swapped', 'prot', 'port'],
    ['two edits', 'netwrok1', 'network'],
    ['another case', 'ClusterIp', 'clusterIP'],
  ])('finds a word with %s', (_, written, meant) => {
    expect(nearest(written, ['cluster', 'clusterIP', 'network', 'port', 'replicas'])).toBe(meant);
  });

  it.each([
    ['three edits', 'production', 'prediktiom'],
    ['two edits of a short word', 'cpu', 'gpt'],
    ['one edit of two letters', 'az', 'ab'],
    ['nothing in common', 'x', 'y'],
    ['a length that differs too much', 'port', 'portfolio'],
  ])('does not guess across %s', (_, written, candidate) => {
    expect(nearest(written, [candidate])).toBeUndefined();
  });

  it('prefers fewer edits, then the word listed first', () => {
    expect(nearest('cart', ['carts1', 'carts', 'card'])).toBe('carts');
  });

  it('answers nothing without candidates', () => {
    expect(nearest('port', [])).toBeUndefined();
  });
});
