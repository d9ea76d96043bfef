// The types of values: which one a shape wants, in words, and whether a value has it.
import type { NamedShape } from './shape.ts';

interface ValueType {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';

const TYPES = {
  any: { expected: 'a value', holds: () => true },
  text: { expected: 'text', holds: isText },
  boolean: { expected: 'true or false', holds: (value) => typeof value === 'boolean' },
  number: { expected: 'a number', holds: isNumber },
  integer: { expected: 'a whole number', holds: Number.isInteger },
  'integer or text': {
    expected: 'a whole number or text',
    holds: (value) => isText(value) || Number.isInteger(value),
  },
  quantity: {
    expected: 'a quantity such as 500m or 1Gi',
    holds: (value) => isText(value) || isNumber(value),
  },
  list: { expected: 'a list', holds: Array.isArray },
  map: {
    expected: 'a map',
    holds: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
  },
} as const satisfies Record<string, ValueType>;

export function typeOf(shape: NamedShape): ValueType {
  if (typeof shape === 'string') return TYPES[shape];
  if ('list' in shape) return TYPES.list;
  if ('number' in shape) return shape.number.integer ? TYPES.integer : TYPES.number;
  return 'values' in shape || 'text' in shape ? TYPES.text : TYPES.map;
}

export function describeWanted(shape: NamedShape): string {
  const isChoice = typeof shape === 'object' && 'values' in shape;
  return isChoice ? `one of ${shape.values.join(', ')}` : typeOf(shape).expected;
}

/** Texts are not quoted: one of the wrong place may be a secret. */
export function describeFound(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'string') return 'text';
  return Array.isArray(value) ? 'a list' : 'a map';
}
