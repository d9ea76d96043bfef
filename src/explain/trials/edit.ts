// One key, written otherwise.
import { safeParse } from 'zod/v4/core';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { Environment as environmentSchema } from '../../environment/schema/schema.ts';
import { schemasAt } from '../../environment/schema/walk-schema.ts';
import { fromPlain, type Tree } from '../../load/tree.ts';
import type { Json } from '../../model/artifact.ts';
import { idOf, type Key } from '../keys/key.ts';
import { namable } from '../keys/namable.ts';
import { otherValues, type Pool } from '../keys/other-values.ts';
import { renameEntry, replaceAll, setAt } from '../keys/set-at.ts';

/** `value`: another value. `removed`: nothing is written. `renamed`: with what
 * names it below its collection, or with all texts that have the name. `along`: with all texts
 * that begin alike, such as the addresses of a network. */
export type How = 'value' | 'removed' | 'renamed' | 'renamed with texts' | 'along';

export interface Edit {
  readonly key: Key;
  readonly how: How;
  readonly from: Json;
  /** Null: nothing. */
  readonly to: Json;
}

export function idOfEdit({ key, how, to }: Edit): string {
  return `${idOf(key)} ${how} ${JSON.stringify(to)}`;
}

/** Undefined: it cannot be made there. */
export function applyEdit(tree: Tree, { key, how, from, to }: Edit): Tree | undefined {
  const { path, at } = key;
  if (how === 'renamed' || how === 'renamed with texts') {
    const isWide = how !== 'renamed';
    return renameEntry(tree, { path, to: String(to), isWide }, namable);
  }
  if (how === 'along') return replaceAll(tree, String(from), String(to));
  return setAt(tree, path, how === 'removed' ? undefined : fromPlain(to, at));
}

/** What may be tried of one key, the likeliest to be valid and to show first. */
export function editsOf(key: Key, pool: Pool): readonly Edit[] {
  const known = EDITS.get(key);
  if (known !== undefined) return known;
  const found = findEdits(key, pool);
  EDITS.set(key, found);
  return found;
}

const EDITS = new WeakMap<Key, readonly Edit[]>();

function findEdits(key: Key, pool: Pool): readonly Edit[] {
  const { type, value } = key;
  if (type === 'name') {
    const to = otherName(String(value));
    return (['renamed', 'renamed with texts'] as const).map((how) => ({
      key,
      how,
      from: value,
      to,
    }));
  }
  const values = otherValues(key, pool)
    .filter((to) => type === 'read' || isPossible(key.path, to))
    .map((to): Edit => ({ key, how: 'value', from: value, to }));
  const removed: Edit = { key, how: 'removed', from: value, to: null };
  return type === 'written' ? [...values, ...alongOf(key), removed] : values;
}

/** Taken by itself; what it is beside others the whole schema says. */
function isPossible(path: Path, value: Json): boolean {
  const schemas = schemasAt(environmentSchema, path);
  return schemas.some((schema) => safeParse(schema, value).success);
}

/** As long as it was where that is easy, since names have limits. */
function otherName(name: string): string {
  const last = name.at(-1) ?? '';
  return /[a-yA-Y]/.test(last)
    ? `${name.slice(0, -1)}${String.fromCharCode(last.charCodeAt(0) + 1)}`
    : `${name}x`;
}

/** Networks lie in each other. */
function alongOf(key: Key): readonly Edit[] {
  const { value } = key;
  const [, first, second] = /^(\d+)\.(\d+)\.\d+\.\d+/.exec(String(value)) ?? [];
  if (first === undefined || second === undefined) return [];
  const to = `${first}.${(Number(second) + 77) % 256}.`;
  return [{ key, how: 'along', from: `${first}.${second}.`, to }];
}
