import { describe, expect, it } from 'vitest';
import { quantityValue } from '../../../src/check/kubernetes/quantity.ts';

describe('quantityValue', () => {
  it.each([
    ['250m', 0.25],
    ['1', 1],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['1Gi', 2 ** 30],
    ['1G', 1e9],
    ['2e3', 2000],
    ['1E', 1e18],
    [2, 2],
  ])('reads %s', (quantity, value) => {
    expect(quantityValue(quantity)).toBeCloseTo(value);
  });

  it.each(['', 'm', '1gi', '1 Gi', '1Kim', '0x10', '1e', null])('refuses %s', (quantity) => {
    expect(quantityValue(quantity)).toBeUndefined();
  });
});
