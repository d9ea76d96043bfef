// From a configuration that the provider takes, and what would stand by it, the questions: the same with
// one argument changed. What stands is changed rather than what is asked for, because nobody validates it.
import type { ChangeKind } from '../../src/facts/terraform-life.ts';
import type { Argument } from './arguments.ts';
import { type Body, isBody, readAt, writeAt } from './body.ts';

export interface Move {
  readonly kind: ChangeKind;
  readonly config: Body;
  readonly state: Body;
}

/** Deeper than that, whether an argument changes says what its coming and going would. */
const DEEP = 2;

export function movesOf(argument: Argument, config: Body, state: Body): readonly Move[] {
  const { path } = argument;
  const stood = (kind: ChangeKind, value: unknown): Move => ({
    kind,
    config,
    state: writeAt(state, path, value),
  });
  const wanted = (kind: ChangeKind, value: unknown): Move => ({
    kind,
    config: writeAt(config, path, value),
    state,
  });
  const value = readAt(config, path);
  const stands = readAt(state, path) ?? value;
  return [
    ...(canBeAbsent(argument) && path.length <= DEEP
      ? [stood('set', emptyOf(argument)), wanted('unset', undefined)]
      : []),
    ...valueMoves(value, stands, { stood, wanted }),
  ];
}

function canBeAbsent({ attribute, nested }: Argument): boolean {
  if (nested) return (nested.min_items ?? 0) === 0;
  return attribute?.optional === true;
}

function emptyOf({ nested }: Argument): unknown {
  return nested && nested.nesting_mode !== 'single' ? [] : null;
}

interface Moves {
  readonly stood: (kind: ChangeKind, value: unknown) => Move;
  readonly wanted: (kind: ChangeKind, value: unknown) => Move;
}

function valueMoves(value: unknown, stands: unknown, { stood, wanted }: Moves): readonly Move[] {
  if (typeof value === 'boolean') {
    const [there, back] = value ? (['on', 'off'] as const) : (['off', 'on'] as const);
    return [stood(there, !value), wanted(back, !value)];
  }
  if (typeof value === 'number') {
    return [
      value > 1 ? stood('raise', value - 1) : wanted('raise', value + 1),
      stood('lower', value + 1),
    ];
  }
  if (typeof value === 'string') return textMoves(value, { stood, wanted });
  if (Array.isArray(value)) return listMoves(value, stands, stood);
  return isBody(value) ? [stood('change', anotherMap(value))] : [];
}

/** Where a change has a direction, the other end of it. */
const OTHER_END: Readonly<Record<string, string>> = { redis: 'valkey', valkey: 'redis' };

function textMoves(value: string, { stood, wanted }: Moves): readonly Move[] {
  const other = OTHER_END[value];
  if (other !== undefined) return [stood('change', other), wanted('change', other)];
  const [, before, major, after] = /^((?:[A-Za-z]+_)?)(\d{1,4})((?:\.[\dx]+)*)$/.exec(value) ?? [];
  if (major === undefined) return [stood('change', anotherText(value))];
  return [
    stood('raise', `${before}${Math.max(0, Number(major) - 1)}${after}`),
    stood('lower', `${before}${Number(major) + 1}${after}`),
  ];
}

function listMoves(value: readonly unknown[], stands: unknown, stood: Moves['stood']) {
  const items = Array.isArray(stands) && stands.length >= value.length ? stands : value;
  const [first] = items;
  if (first === undefined) return [];
  const shrink = stood('shrink', [...items, another(items.at(-1))]);
  const grow = items.length > 1 ? [stood('grow', items.slice(0, -1))] : [];
  return isBody(first) ? [shrink, ...grow] : [stood('change', items.map(another)), shrink, ...grow];
}

function another(value: unknown): unknown {
  if (typeof value === 'string') return anotherText(value);
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return isBody(value) ? anotherBlock(value) : value;
}

function anotherText(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}T/.test(value))
    return value.replace(/^\d{4}/, (year) => `${Number(year) + 1}`);
  if (/^\d+(\.\d+){3}/.test(value)) return value.replace(/^\d+/, (first) => `${Number(first) ^ 1}`);
  if (value.startsWith('{')) return '{"Version":"2012-10-17","Statement":[]}';
  if (/\d$/.test(value)) return value.replace(/\d$/, (digit) => `${(Number(digit) + 1) % 10}`);
  return value.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x'));
}

/** One that differs in everything that is a text. */
function anotherBlock(block: Body): Body {
  const entries = Object.entries(block).map(([name, value]) => [
    name,
    typeof value === 'string' ? anotherText(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function anotherMap(map: Body): Body {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, another(value)]));
}
