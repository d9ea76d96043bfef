import { describe, expect, it } from 'vitest';
import { isEmptySelector, isSelected } from '../../../src/check/artifacts/selectors.ts';

const LABELS = { app: 'web', tier: 'front' };

function expression(key: string, operator: string, values?: string[]) {
  return { matchExpressions: [{ key, operator, ...(values ? { values } : {}) }] };
}

describe('isSelected', () => {
  it.each([
    ['an empty selector', {}, true],
    ['equal labels', { matchLabels: { app: 'web' } }, true],
    ['another value', { matchLabels: { app: 'api' } }, false],
    ['a value of a list', expression('app', 'In', ['api', 'web']), true],
    ['no value of a list', expression('app', 'In', ['api']), false],
    ['a value outside a list', expression('app', 'NotIn', ['api']), true],
    ['an absent key outside a list', expression('zone', 'NotIn', ['a']), true],
    ['a key that is there', expression('tier', 'Exists'), true],
    ['a key that is not there', expression('zone', 'DoesNotExist'), true],
    ['an operator that there is none of', expression('app', 'Like', ['web']), false],
  ])('decides by %s', (_, selector, isMeant) => {
    expect(isSelected(selector, LABELS)).toBe(isMeant);
  });
});

describe('isEmptySelector', () => {
  it.each([
    ['nothing', {}, true],
    ['a map of no labels', { matchLabels: {} }, true],
    ['a label', { matchLabels: { app: 'web' } }, false],
    ['an expression', expression('app', 'Exists'), false],
  ])('judges %s', (_, selector, isEmpty) => {
    expect(isEmptySelector(selector)).toBe(isEmpty);
  });
});
