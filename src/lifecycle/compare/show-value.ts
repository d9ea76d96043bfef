import { quote } from '../../diagnostics/entry.ts';
import { plural } from '../../diagnostics/wording.ts';
import type { Json } from '../../model/artifact.ts';
import { isEqual } from './is-equal.ts';

/** A value in a message. */
export function showValue(value: Json | undefined): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'object') return quote(JSON.stringify(value));
  return typeof value === 'string' ? quote(value) : String(value);
}

/** Two values of one argument. Long lists that are alike where they are cut off are told by what differs. */
export function showChange(before: Json | undefined, after: Json | undefined): Shown {
  const shown = { before: showValue(before), after: showValue(after) };
  if (shown.before !== shown.after || !Array.isArray(before) || !Array.isArray(after)) return shown;
  if (before.length !== after.length) {
    return { before: plural(before.length, 'value'), after: plural(after.length, 'value') };
  }
  const lacks = (list: readonly Json[], other: readonly Json[]) =>
    list.filter((each) => !other.some((one) => isEqual(each, one)));
  return { before: showValue(lacks(before, after)), after: showValue(lacks(after, before)) };
}

interface Shown {
  readonly before: string;
  readonly after: string;
}
