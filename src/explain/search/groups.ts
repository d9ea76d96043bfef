// Many keys tried at once, then halved: what changes nothing together, changes nothing alone.
import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { oncePer } from '../../model/values/once-per.ts';
import { type Field, valueIn } from '../fields/field.ts';
import { idOf, type Key } from '../keys/key.ts';
import { patternOf } from '../keys/other-values.ts';
import { type Edit, editsOf } from '../trials/edit.ts';
import type { Laboratory } from '../trials/laboratory.ts';
import { type Seen, type Source, seenOf, sourceOf } from './effects.ts';
import { holds } from './rank.ts';

export interface Search {
  readonly laboratory: Laboratory;
  readonly field: Field;
  /** Whether there is time for more. */
  readonly isOpen: () => boolean;
  /** Whether one source is enough, of keys that are far from it. Absent: all are sought. */
  readonly isOne?: boolean;
}

export interface Sought {
  /** What the field comes from. */
  readonly sources: readonly Source[];
  /** What the whole of the resource or object is due to. */
  readonly reasons: readonly Source[];
  /** Keys that no valid edit was found for. */
  readonly untried: readonly Key[];
  /** Keys that there was no time for. */
  readonly left: readonly Key[];
}

export const NOTHING: Sought = { sources: [], reasons: [], untried: [], left: [] };

/** What a thing is named after takes it away with its name, and is where the name in it comes from all the same. */
export function asSought(field: Field, source: Source): Sought {
  const { edit, now } = source;
  const isReason = now.is === 'gone' && !(edit.how === 'value' && hasValue(field, edit.from));
  return isReason ? { ...NOTHING, reasons: [source] } : { ...NOTHING, sources: [source] };
}

const TELLING = 3;

function hasValue(field: Field, value: unknown): boolean {
  const own = valueIn(field);
  if (typeof own === 'number') return String(own) === String(value);
  const isText = typeof own === 'string' && typeof value === 'string' && value.length >= TELLING;
  return isText && holds(own, value);
}

export function together(...all: readonly Sought[]): Sought {
  return {
    sources: all.flatMap(({ sources }) => sources),
    reasons: all.flatMap(({ reasons }) => reasons),
    untried: all.flatMap(({ untried }) => untried),
    left: all.flatMap(({ left }) => left),
  };
}

/** One edit of each; `pick` says which of several. */
export type Pick = (edits: readonly Edit[]) => readonly Edit[];

export function seekIn(search: Search, keys: readonly Key[], pick: Pick): Sought {
  if (keys.length === 0) return NOTHING;
  if (!search.isOpen()) return { ...NOTHING, left: keys };
  const { laboratory, field } = search;
  const group = assembled(search, keys, pick);
  const seen = group.edits.length === 0 ? undefined : seenOf(laboratory, field, group.edits);
  if (seen === undefined) {
    // Not valid together, or with what each can be: those that fail alone have nothing to show.
    const [only] = keys;
    if (keys.length === 1 && only) return { ...NOTHING, untried: [only] };
    return halves(search, keys, pick);
  }
  const inside = seen.effect === 'same' ? NOTHING : splitGroup(search, group.edits, seen, pick);
  // The same keys in a smaller group may be valid.
  const isDone = search.isOne === true && inside.sources.length > 0;
  const isLess = group.dropped.length < keys.length && !isDone;
  return together(inside, isLess ? seekIn(search, group.dropped, pick) : NOTHING);
}

function splitGroup(search: Search, edits: readonly Edit[], { now }: Seen, pick: Pick): Sought {
  const [edit] = edits;
  if (edits.length > 1 || edit === undefined)
    return halves(
      search,
      edits.map(({ key }) => key),
      pick,
    );
  const { laboratory, field } = search;
  const isValid = laboratory.isValid([edit]);
  const source = isValid ? undefined : sourceOf(laboratory, field, edit.key);
  return asSought(field, source ?? { key: edit.key, edit, now, isValid });
}

function halves(search: Search, keys: readonly Key[], pick: Pick): Sought {
  const middle = Math.ceil(keys.length / 2);
  const first = seekIn(search, keys.slice(0, middle), pick);
  if (search.isOne === true && first.sources.length > 0) return first;
  return together(first, seekIn(search, keys.slice(middle), pick));
}

interface Assembled {
  readonly edits: readonly Edit[];
  /** Those that are not valid with the others. */
  readonly dropped: readonly Key[];
}

const ROUNDS_MAX = 20;
/** Of the edits of one key by itself. */
const ALONE_MAX = 4;
/** A key that fails so often with others is tried without them. */
const FAILURES_MAX = 2;

/** The same group for every field that is asked about. */
function assembled(search: Search, keys: readonly Key[], pick: Pick): Assembled {
  const known = groupsIn(search.laboratory);
  const id = `${pick.name} ${keys.map(idOf).join('')}`;
  const found = known.get(id) ?? assemble(search, keys, pick);
  if (search.isOpen()) known.set(id, found);
  return found;
}

const groupsIn = oncePer((_: Laboratory) => new Map<string, Assembled>());

/** An edit of each key, so that all are valid together: what a fault is about is tried otherwise, or left out. */
export function assemble(
  search: Omit<Search, 'field'>,
  keys: readonly Key[],
  pick: Pick,
): Assembled {
  const { laboratory, isOpen } = search;
  const trial = { laboratory, queues: queuesOf(laboratory, keys, pick), failures: new Map() };
  const isAlone = keys.length === 1;
  const rounds = isAlone ? ALONE_MAX : ROUNDS_MAX;
  for (let round = 0; round < rounds && isOpen(); round += 1) {
    const edits = firstOf(trial, keys);
    if (edits.length === 0) break;
    const faults = laboratory.faultsOf(edits);
    if (faults === null) return { edits, dropped: without(keys, edits) };
    if (!passOverAll(trial, isAlone ? edits : allCulprits(faults, edits), isAlone)) break;
  }
  return { edits: [], dropped: keys };
}

interface Trial {
  readonly laboratory: Laboratory;
  readonly queues: Map<Key, readonly Edit[]>;
  readonly failures: Map<Key, number>;
}

function firstOf({ queues }: Trial, keys: readonly Key[]): readonly Edit[] {
  return keys.flatMap((key) => queues.get(key)?.[0] ?? []);
}

/** Whether there was any. */
function passOverAll(trial: Trial, culprits: readonly Edit[], isAlone: boolean): boolean {
  for (const edit of culprits) passOver(trial, edit, isAlone);
  return culprits.length > 0;
}

function passOver({ laboratory, queues, failures }: Trial, edit: Edit, isAlone: boolean): void {
  const { key } = edit;
  if (isAlone) laboratory.impossible.add(edit);
  const failed = (failures.get(key) ?? 0) + 1;
  failures.set(key, failed);
  const isOut = failed >= FAILURES_MAX && !isAlone;
  queues.set(key, isOut ? [] : (queues.get(key)?.slice(1) ?? []));
}

function queuesOf(
  { impossible, pool }: Laboratory,
  keys: readonly Key[],
  pick: Pick,
): Map<Key, readonly Edit[]> {
  return new Map(
    keys.map((key) => [key, pick(editsOf(key, pool())).filter((edit) => !impossible.has(edit))]),
  );
}

function without(keys: readonly Key[], edits: readonly Edit[]): readonly Key[] {
  const used = new Set(edits.map(({ key }) => key));
  return keys.filter((key) => !used.has(key));
}

function allCulprits(faults: readonly Diagnostic[], edits: readonly Edit[]): readonly Edit[] {
  return [...new Set(faults.flatMap((fault) => culpritsOf(fault, edits)))];
}

/** The edits of what a fault is about; else of words beside it, since they say what else may stand there. */
function culpritsOf(fault: Diagnostic, edits: readonly Edit[]): readonly Edit[] {
  const found = edits.filter(({ key }) => isAbout(fault, key));
  // What fails for one service fails for the next one.
  const patterns = new Set(found.map(({ key: { path } }) => patternOf(path)));
  const isUnknown = /unknown/.test(fault.code);
  const about = isUnknown
    ? edits.filter(({ key: { path } }) => patterns.has(patternOf(path)))
    : found;
  if (about.length > 0 || fault.path === undefined) return about;
  for (let parent = fault.path.slice(0, -1); parent.length > 0; parent = parent.slice(0, -1)) {
    const beside = edits.filter(
      ({ key: { path } }) => isRelated(parent, path) && path.length > parent.length,
    );
    if (beside.length > 0) return beside;
  }
  return [];
}

function isAbout({ path, related = [] }: Diagnostic, key: Key): boolean {
  const paths = [path, ...related.map((each) => each.path)].filter((each) => each !== undefined);
  return paths.some(
    (each) => each.length > 0 && (isRelated(each, key.path) || isDefaultOf(key, each)),
  );
}

/** What `defaults` say of every entry is told where it counts. */
function isDefaultOf({ path: [first, , ...rest] }: Key, path: Path): boolean {
  const end = path.slice(-rest.length);
  return (
    first === 'defaults' && rest.length > 0 && isRelated(rest, end) && end.length === rest.length
  );
}

function isRelated(one: Path, other: Path): boolean {
  return one.every((segment, at) => at >= other.length || String(segment) === String(other[at]));
}
