// What goes under one key and comes under another, and is otherwise the same.
import type { Path } from '../diagnostics/diagnostic.ts';
import { type MovedKeys, nameBefore } from '../model/moved.ts';
import { oncePer } from '../model/values/once-per.ts';
import { type ChangedArgument, changedArguments } from './compare/changed-arguments.ts';
import { forcesReplacement } from './replacement/forcing.ts';
import type { Body, ResourceChange, TransitionInput } from './transition.ts';

/** An entry of the environment with all that it made. */
export interface Rename {
  readonly from: Path;
  readonly to: Path;
  readonly pairs: readonly RenamedPair[];
}

export interface RenamedPair {
  readonly gone: ResourceChange;
  readonly made: ResourceChange;
  /** Arguments that have the key in them, and cannot change in place. */
  readonly fixed: readonly ChangedArgument[];
}

export const renamesIn = oncePer((input: TransitionInput): readonly Rename[] => {
  const gone = input.resources.filter(({ after, isForgotten }) => after === null && !isForgotten);
  const made = input.resources.filter(({ before }) => before === null);
  const renames = new Map<string, { from: Path; to: Path; pairs: RenamedPair[] }>();
  for (const each of gone) {
    const [found] = made.flatMap((other) => pairOf(each, other));
    if (found === undefined) continue;
    const { from, to, pair } = found;
    const key = JSON.stringify([from, to]);
    const known = renames.get(key) ?? { from, to, pairs: [] };
    known.pairs.push(pair);
    renames.set(key, known);
  }
  return [...renames.values()];
});

interface Found {
  readonly from: Path;
  readonly to: Path;
  readonly pair: RenamedPair;
}

function pairOf(gone: ResourceChange, made: ResourceChange): readonly Found[] {
  if (gone.stack !== made.stack || gone.type !== made.type) return [];
  const at = onlyDifference(gone.origin, made.origin);
  if (at === undefined) return [];
  const keys = { now: String(made.origin[at]), before: String(gone.origin[at]) };
  if (nameBefore(made.key, keys, made.origin.length > at + 1) !== gone.key) return [];
  const [before, after] = [gone.before ?? {}, made.after ?? {}];
  if (!isAlike(before, after, keys)) return [];
  const fixed = changedArguments(renamed(before, gone, made), after).filter((argument) =>
    forcesReplacement(made.type, argument, after),
  );
  const [from, to] = [gone.origin.slice(0, at + 1), made.origin.slice(0, at + 1)];
  return [{ from, to, pair: { gone, made, fixed } }];
}

/** References to itself and its neighbours have the new address as well, and the same value. */
function renamed(body: Body, { key: from }: ResourceChange, { key: to }: ResourceChange): Body {
  const text = JSON.stringify(body);
  return JSON.parse(text.replaceAll(`.${from}.`, `.${to}.`)) as Body;
}

/** The place of the one key in which two paths differ. */
function onlyDifference(from: Path, to: Path): number | undefined {
  if (from.length !== to.length) return undefined;
  const differing = from.flatMap((key, at) => (key === to[at] ? [] : [at]));
  return differing.length === 1 ? differing[0] : undefined;
}

/** One that goes and another that comes share their type, and little else once the key is the same. */
function isAlike(before: Body, after: Body, keys: MovedKeys): boolean {
  const text = JSON.stringify(before).replaceAll(keys.before, keys.now);
  const changed = changedArguments(JSON.parse(text) as Body, after).map(({ path }) => path);
  const names = new Set(changed.map((path) => path.split('.')[0]));
  return names.size <= Math.max(2, Object.keys(after).length / 2);
}
