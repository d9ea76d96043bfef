import { describe, expect, it } from 'vitest';
import { memoryBytes, milliCpu } from '../../src/model/quantity.ts';

describe('milliCpu', () => {
  it.each([
    ['250m', 250],
    ['1', 1000],
    ['0.5', 500],
    ['1.125', 1125],
    ['0.001', 1],
  ])('reads %s as %d', (quantity, millis) => {
    expect(milliCpu(quantity)).toBe(millis);
  });
});

describe('memoryBytes', () => {
  it.each([
    ['1Ki', 1024],
    ['512Mi', 536_870_912],
    ['2Gi', 2_147_483_648],
    ['1Ti', 1_099_511_627_776],
  ])('reads %s as %d', (quantity, bytes) => {
    expect(memoryBytes(quantity)).toBe(bytes);
  });
});
