// What a proof expects of the values it reads, and how each of them would look when it were wrong.
import { isDeepStrictEqual } from 'node:util';

export interface Expectation {
  /** `is 3`, as it follows what is read. */
  readonly text: string;
  readonly isMet: (values: readonly unknown[]) => boolean;
  /** Values that must not do in the place of `value`. */
  readonly wrong: (value: unknown) => readonly unknown[];
  /** Whether one of the values read may be gone. */
  readonly mayMiss?: boolean;
}

const same = isDeepStrictEqual;

export function is(wanted: unknown): Expectation {
  return {
    text: `is ${shown(wanted)}`,
    isMet: (values) => values.length === 1 && same(values[0], wanted),
    wrong: different,
  };
}

/** All that is read, in whatever order. */
export function are(wanted: readonly unknown[]): Expectation {
  const sorted = (values: readonly unknown[]) => values.map((each) => JSON.stringify(each)).sort();
  return {
    text: `are ${shown(wanted)}`,
    isMet: (values) => same(sorted(values), sorted(wanted)),
    wrong: different,
  };
}

/** One value at least, and each the same. */
export function all(wanted: unknown): Expectation {
  return {
    text: `are all ${shown(wanted)}`,
    isMet: (values) => values.length > 0 && values.every((each) => same(each, wanted)),
    wrong: different,
  };
}

/** Entries of a list, or parts of a text; in each value that is read. */
export function includes(wanted: readonly unknown[]): Expectation {
  return {
    text: `includes ${wanted.map(shown).join(', ')}`,
    isMet: (values) =>
      values.length > 0 && values.every((value) => wanted.every((each) => contains(value, each))),
    wrong: (value) => wanted.map((each) => lacking(value, each)),
  };
}

/** Neither as a value, nor as an entry of a list, nor as a part of a text. */
export function excludes(unwanted: readonly unknown[]): Expectation {
  return {
    text: `excludes ${unwanted.map(shown).join(', ')}`,
    isMet: (values) =>
      values.some((value) => value !== undefined) &&
      !values.some((value) => unwanted.some((each) => same(value, each) || contains(value, each))),
    wrong: (value) => unwanted.map((each) => (Array.isArray(value) ? [...value, each] : each)),
    mayMiss: true,
  };
}

/** Each text that is read. */
export function matches(pattern: RegExp): Expectation {
  return {
    text: `matches ${pattern}`,
    isMet: (values) =>
      values.length > 0 &&
      values.every((value) => typeof value === 'string' && pattern.test(value)),
    wrong: (value) => ['', lacking(value, pattern.exec(String(value))?.[0] ?? '')],
  };
}

/** Each number that is read. */
export function between(least: number, most: number): Expectation {
  return {
    text: `is from ${least} to ${most}`,
    isMet: (values) =>
      values.length > 0 &&
      values.every((value) => typeof value === 'number' && value >= least && value <= most),
    wrong: () => [
      ...(least === Number.NEGATIVE_INFINITY ? [] : [least - 1]),
      ...(most === Number.POSITIVE_INFINITY ? [] : [most + 1]),
    ],
  };
}

/** So many are read. */
export function count(wanted: number): Expectation {
  return {
    text: `stands ${wanted} times`,
    isMet: (values) => values.filter((value) => value !== undefined).length === wanted,
    wrong: () => [],
  };
}

/** Something is there; for what needs no more than to exist. */
export function stands(): Expectation {
  return {
    text: 'stands',
    isMet: (values) => values.length > 0 && values.every((value) => value !== undefined),
    wrong: () => [],
  };
}

/** Needs a path whose end is a key: what could stand there. */
export function absent(): Expectation {
  return {
    text: 'does not exist',
    isMet: (values) => values.length > 0 && values.every((value) => value === undefined),
    wrong: () => [true],
    mayMiss: true,
  };
}

function contains(value: unknown, part: unknown): boolean {
  if (typeof value === 'string') return value.includes(String(part));
  return Array.isArray(value) && value.some((each) => same(each, part));
}

function lacking(value: unknown, part: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(String(part), '');
  return Array.isArray(value) ? value.filter((each) => !same(each, part)) : undefined;
}

/** The least change of a value, and an empty one. */
function different(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'string') return [`${value}x`, ...(value === '' ? [] : [''])];
  if (Array.isArray(value)) return [[...value, 'x'], ...(value.length > 0 ? [value.slice(1)] : [])];
  return ['x'];
}

function shown(value: unknown): string {
  return JSON.stringify(value);
}
