// What edits do to one field.
import { type Field, fieldIn, isSameNow, type Now, planeOf } from '../fields/field.ts';
import type { Key } from '../keys/key.ts';
import { type Edit, editsOf } from '../trials/edit.ts';
import type { Laboratory } from '../trials/laboratory.ts';

export type Effect = 'same' | 'other' | 'gone';

export interface Seen {
  readonly effect: Effect;
  readonly now: Now;
}

/** A key that the field comes from, proven by the edit. */
export interface Source {
  readonly key: Key;
  readonly edit: Edit;
  readonly now: Now;
  /** Whether the rules take the edit as it is, with nothing else changed. */
  readonly isValid: boolean;
}

/** Undefined: the edits are not valid together. */
export function seenOf(
  laboratory: Laboratory,
  field: Field,
  edits: readonly Edit[],
): Seen | undefined {
  const outcome = laboratory.outcomeOf(edits, planeOf(field));
  if (outcome === null) return undefined;
  const now = fieldIn(field, outcome);
  if (now.is === 'gone') return { effect: 'gone', now };
  return { effect: isSameNow(field, now) ? 'same' : 'other', now };
}

/** What one key does to the field; undefined: nothing that was tried. An edit that the rules take is preferred. */
export function sourceOf(laboratory: Laboratory, field: Field, key: Key): Source | undefined {
  let found: Source | undefined;
  let tried = 0;
  for (const edit of editsOf(key, laboratory.pool())) {
    const source = tryOne(laboratory, field, { edit, isNeeded: found === undefined });
    if (source === undefined) continue;
    tried += 1;
    if (source !== 'same') found = preferred(found, source);
    if (isSettled(found) || tried >= (found ? TRIED_MAX : UNSHOWN_MAX)) break;
  }
  return found;
}

function isSettled(source: Source | undefined): boolean {
  return source?.isValid === true && source.now.is !== 'gone';
}

interface Try {
  readonly edit: Edit;
  /** Whether nothing else has shown anything yet. */
  readonly isNeeded: boolean;
}

/** Undefined: it cannot be, or would tell nothing new. */
function tryOne(
  laboratory: Laboratory,
  field: Field,
  { edit, isNeeded }: Try,
): Source | 'same' | undefined {
  if (laboratory.faultsOf([edit]) !== null) return undefined;
  const isValid = laboratory.isValid([edit]);
  const seen = isNeeded || isValid ? seenOf(laboratory, field, [edit]) : undefined;
  if (seen === undefined) return undefined;
  return seen.effect === 'same' ? 'same' : { key: edit.key, edit, now: seen.now, isValid };
}

const TRIED_MAX = 4;
const UNSHOWN_MAX = 2;

function preferred(one: Source | undefined, other: Source): Source {
  if (one === undefined) return other;
  const rank = ({ now, isValid }: Source) => (now.is === 'gone' ? 0 : 2) + Number(isValid);
  return rank(other) > rank(one) ? other : one;
}
