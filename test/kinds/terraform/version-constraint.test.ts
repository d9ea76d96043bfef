import { describe, expect, it } from 'vitest';
import { allows } from '../../../src/kinds/terraform/folder/version-constraint.ts';

describe('allows', () => {
  it.each([
    ['5.100.0', '5.100.0', true],
    ['= 5.100', '5.100.0', true],
    ['>= 5.0', '5.100.0', true],
    ['~> 5.0', '5.100.0', true],
    ['~> 5.99.0', '5.100.0', false],
    ['~> 5', '5.100.0', true],
    ['~> 4.67', '5.100.0', false],
    ['>= 4.0, < 5.0', '5.100.0', false],
    ['>= 4.0, != 5.100.0', '5.100.0', false],
    ['> 5.100.0', '5.100.0', false],
    ['<= 5.100.0', '5.100.0', true],
    ['>= 6.0.0-beta1', '6.0.0', false],
    ['6.0.0-beta1', '6.0.0-beta1', true],
    ['latest', '5.100.0', undefined],
  ])('%s takes %s: %s', (constraint, version, expected) => {
    expect(allows(constraint, version)).toBe(expected);
  });
});
