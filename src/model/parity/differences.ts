// What two environments say otherwise, as deep as they differ. Lists are told as a whole, and so is what only one
// of the two has, such as a service.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../schema/environment.ts';
import { isSame } from '../values/json-patch.ts';
import { isPlainObject, type PlainObject } from '../values/plain-object.ts';

export interface Difference {
  readonly path: Path;
  /** In the environment that goes before; undefined: nothing. */
  readonly from: unknown;
  readonly to: unknown;
}

/** Names, words about an environment, documents of others and steps of changes are no settings; what entries take
 * from `defaults` they have. */
const NO_SETTINGS = new Set([
  ...['system', 'environment', 'applied', 'defaults', 'schemas', 'parity', 'deviations', 'waivers'],
  ...['statements', 'moved', 'leaving', 'adopt'],
]);

export function settingParts(environment: Environment): PlainObject {
  const parts = Object.entries(environment).filter(([key]) => !NO_SETTINGS.has(key));
  return Object.fromEntries(parts);
}

export function differencesOf(from: Environment, to: Environment): readonly Difference[] {
  return inside(settingParts(from), settingParts(to), []);
}

function inside(from: unknown, to: unknown, path: Path): readonly Difference[] {
  if (isPlainObject(from) && isPlainObject(to)) {
    const keys = [...new Set([...Object.keys(to), ...Object.keys(from)])];
    return keys.flatMap((key) => inside(own(from, key), own(to, key), [...path, key]));
  }
  const [before, after] = [something(from), something(to)];
  return isSame(before, after) ? [] : [{ path, from: before, to: after }];
}

function own(value: PlainObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** What is absent, and an empty text, map or list, is no setting. */
function something(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  return typeof value === 'object' && Object.keys(value).length === 0 ? undefined : value;
}
