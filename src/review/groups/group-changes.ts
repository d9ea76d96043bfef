// Changes → what a reviewer reads: by cause, and within one cause by what happens, each told once with all
// the places where it does.
import type { Action, Cause, Change, Edit, Plane } from '../change.ts';
import { compareDangers, type Danger } from '../dangers/danger.ts';
import type { FieldChange } from '../fields/field-changes.ts';
import { signatureOf } from './signature.ts';

export interface Place {
  readonly environment: string;
  /** The stack or the component. */
  readonly place: string;
  readonly name: string;
  readonly nameBefore: string;
}

/** The same change in one or many places. */
export interface Pattern {
  readonly plane: Plane;
  readonly kind: string;
  readonly action: Action;
  /** Those of the first place; in the others names differ. */
  readonly fields: readonly FieldChange[];
  readonly places: readonly Place[];
}

export interface Group {
  readonly cause: Cause;
  /** Whom it reaches, sorted. */
  readonly environments: readonly string[];
  /** The worst first; each reason once. */
  readonly dangers: readonly Told[];
  readonly patterns: readonly Pattern[];
}

/** A danger, and where it is one. */
export interface Told extends Danger {
  readonly environments: readonly string[];
  /** Of several that are told as one, what each is about. */
  readonly abouts?: readonly string[];
}

export type DangersOf = (change: Change) => readonly Danger[];

export function groupChanges(changes: readonly Change[], dangersOf: DangersOf): readonly Group[] {
  const groups = collect(changes, ({ cause }) => keyOf(cause)).map((some) =>
    groupOf(some, dangersOf),
  );
  return groups.toSorted(byDanger);
}

function groupOf(changes: readonly [Change, ...Change[]], dangersOf: DangersOf): Group {
  return {
    cause: together(causesOf(changes)),
    environments: [...new Set(changes.map(({ environment }) => environment))]
      .filter(Boolean)
      .sort(),
    dangers: tellDangers(changes, dangersOf),
    patterns: collect(changes, signatureOf).map(patternOf).toSorted(byPlane),
  };
}

function causesOf([first, ...others]: readonly [Change, ...Change[]]): readonly [
  Cause,
  ...Cause[],
] {
  return [first.cause, ...others.map(({ cause }) => cause)];
}

function patternOf(changes: readonly [Change, ...Change[]]): Pattern {
  const [{ thing, kind, action, fields }] = changes;
  const places = changes.map(({ environment, place, name, nameBefore }) => ({
    ...{ environment, place, name, nameBefore },
  }));
  return { plane: thing.plane, kind, action, fields, places };
}

function tellDangers(changes: readonly Change[], dangersOf: DangersOf): readonly Told[] {
  const found = changes.flatMap((change) =>
    dangersOf(change).map((danger) => ({ danger, environment: change.environment })),
  );
  return collect(found, ({ danger }) => `${danger.label} ${danger.reason}`)
    .map((same) => ({
      ...same[0].danger,
      environments: [...new Set(same.map(({ environment }) => environment))].sort(),
    }))
    .toSorted(compareDangers);
}

/** In the order in which keys come up. */
function collect<T>(
  items: readonly T[],
  keyFor: (item: T) => string,
): readonly (readonly [T, ...T[]])[] {
  const found = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyFor(item);
    const same = found.get(key);
    if (same) same.push(item);
    else found.set(key, [item]);
  }
  return [...found.values()];
}

/** The same edit in several files, or of several services, is one. */
function keyOf(cause: Cause): string {
  if (cause.type !== 'edits') return JSON.stringify(cause);
  return JSON.stringify(cause.edits.map(patternOfEdit).sort());
}

function patternOfEdit({ path, before, after }: Edit): string {
  const [collection, entry, ...rest] = path;
  const kept = rest.length > 0 ? [collection, '*', ...rest] : [collection, entry];
  return JSON.stringify([kept, before ?? null, after ?? null]);
}

function together(causes: readonly [Cause, ...Cause[]]): Cause {
  const edits = causes.flatMap((cause) => (cause.type === 'edits' ? cause.edits : []));
  if (edits.length === 0) return causes[0];
  const places = new Map(
    edits.map((edit) => [`${edit.file}:${edit.line} ${edit.path.join('.')}`, edit]),
  );
  return { type: 'edits', edits: [...places.values()].toSorted(byPosition) };
}

function byPosition(one: Edit, other: Edit): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}

const RANK: Readonly<Record<Plane, number>> = { terraform: 0, kubernetes: 1, file: 2 };

function byPlane(one: Pattern, other: Pattern): number {
  return RANK[one.plane] - RANK[other.plane];
}

/** The worst first; else those of edits in their order. */
export function byDanger(one: Group, other: Group): number {
  const [first, second] = [one.dangers[0], other.dangers[0]];
  if (first && second) return compareDangers(first, second) || byCause(one, other);
  return Number(second !== undefined) - Number(first !== undefined) || byCause(one, other);
}

const CAUSES: readonly Cause['type'][] = ['environment', 'edits', 'program', 'stale'];

function byCause({ cause: one }: Group, { cause: other }: Group): number {
  const rank = CAUSES.indexOf(one.type) - CAUSES.indexOf(other.type);
  if (rank !== 0 || one.type !== 'edits' || other.type !== 'edits') return rank;
  const [first, second] = [one.edits[0], other.edits[0]];
  if (first === undefined || second === undefined) return 0;
  return byPosition(first, second);
}
