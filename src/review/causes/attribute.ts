// Which edit of environment files made a thing come out otherwise. Where one edit is all there is, it is that
// one; else those of the part that makes the thing, those whose values stand in its fields, and those whose
// names do, in this order.

import type { Path } from '../../diagnostics/diagnostic.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import type { Edit } from '../change.ts';
import type { Uncaused } from '../changes-of.ts';
import { opened } from '../fields/field-changes.ts';
import { isRelated } from '../is-related.ts';

/** Never empty where `edits` is not. */
export function attribute(change: Uncaused, edits: readonly Edit[]): readonly Edit[] {
  if (edits.length < 2) return edits;
  const near = edits.filter(({ path }) => isRelated(path, change.origin));
  const text = textOf(change);
  for (const some of [near, edits]) {
    if (some.length === 1) return some;
    const written = some.filter((edit) => isWrittenIn(edit, change));
    if (written.length > 0) return written;
    const named = some.filter(({ path }) => namesOf(path).some((name) => text.includes(name)));
    if (named.length > 0) return named;
  }
  return near.length > 0 ? near : edits;
}

function textOf({ name, place, fields }: Uncaused): string {
  const values = fields.map(({ path, before, after }) => JSON.stringify([path, before, after]));
  return [name, place, ...values].join('\n');
}

/** Keys that people choose, such as `order-service` of `services.order-service.port`. */
function namesOf(path: Path): readonly string[] {
  return path.length < 2 ? [] : path.slice(1, 2).map(String);
}

function isWrittenIn({ before, after }: Edit, { fields }: Uncaused): boolean {
  const [was, is] = [scalarsIn(before), scalarsIn(after)];
  return fields.some((field) => holdsAny(field.before, was, is) || holdsAny(field.after, is, was));
}

/** One that only this side has: a value that stays says nothing. */
function holdsAny(value: unknown, own: readonly string[], others: readonly string[]): boolean {
  const telling = own.filter((each) => each.length > 1 && !others.includes(each));
  if (telling.length === 0 || value === undefined) return false;
  const found = new Set(scalarsIn(opened(value)));
  return telling.some(
    (each) => found.has(each) || [...found].some((one) => endsWithWord(one, each)),
  );
}

/** `…/order-service:1.5.0` has the word `1.5.0`. */
function endsWithWord(text: string, word: string): boolean {
  return text.endsWith(word) && /[^\w.]/.test(text.at(-word.length - 1) ?? ' ');
}

function scalarsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(scalarsIn);
  if (isPlainObject(value)) return Object.values(value).flatMap(scalarsIn);
  return value === undefined || value === null ? [] : [String(value)];
}
