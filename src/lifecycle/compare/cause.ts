// Which key of the environment file made an argument change: the part that made the resource is known, and so
// is what of it differs.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import { valueAt } from '../../model/values/value-at.ts';
import type { ResourceChange, TransitionInput } from '../transition.ts';
import type { ChangedArgument } from './changed-arguments.ts';
import { isEqual } from './is-equal.ts';

interface ChangedKey {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

/** Where several keys could have made it, or none, it is the part that made the resource. */
export function causeOf(
  { environment, environmentBefore }: Pick<TransitionInput, 'environment' | 'environmentBefore'>,
  { origin }: Pick<ResourceChange, 'origin'>,
  argument: ChangedArgument,
): Path {
  const before = environmentBefore();
  if (before === null) return origin;
  const within = changedKeys(valueAt(before, origin), valueAt(environment, origin), origin);
  const [only, ...others] = within;
  if (only !== undefined && others.length === 0) return only.path;
  const nearby = within.filter((each) => isWrittenAs(each, argument));
  if (nearby.length === 1) return nearby[0]?.path ?? origin;
  if (within.length > 0) return origin;
  const anywhere = changedKeys(before, environment, []);
  const [first, ...rest] = anywhere;
  if (first !== undefined && rest.length === 0) return first.path;
  const matching = anywhere.filter((each) => isWrittenAs(each, argument));
  return matching.length === 1 ? (matching[0]?.path ?? origin) : origin;
}

/** As deep as they differ; lists as a whole. */
export function changedKeys(before: unknown, after: unknown, path: Path): readonly ChangedKey[] {
  if (isEqual(before, after)) return [];
  if (!isPlainObject(before) || !isPlainObject(after)) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => changedKeys(before[key], after[key], [...path, key]));
}

/** The argument takes over the values of the key, whatever their type. */
function isWrittenAs({ before, after }: ChangedKey, argument: ChangedArgument): boolean {
  return isSameText(before, argument.before) && isSameText(after, argument.after);
}

function isSameText(left: unknown, right: unknown): boolean {
  return isPlain(left) && isPlain(right) && String(left ?? '') === String(right ?? '');
}

function isPlain(value: unknown): boolean {
  return value === null || value === undefined || typeof value !== 'object';
}
