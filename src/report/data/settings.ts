// Every setting of an environment by its key, for two of them side by side.
import { isHidden } from '../../model/page/is-hidden.ts';
import { settingParts } from '../../model/parity/differences.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';

export type Settings = ReadonlyMap<string, string>;

export function settingsOf(environment: Environment): Settings {
  const parts = Object.entries(settingParts(environment));
  return new Map(parts.flatMap(([key, value]) => leavesOf(key, value)));
}

/** What is absent, and an empty map or list, is no setting. */
function leavesOf(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (value === null || value === undefined) return [];
  if (isPlainObject(value)) {
    return Object.entries(value).flatMap(([key, each]) => leavesOf(`${path}.${key}`, each));
  }
  if (Array.isArray(value) && value.length === 0) return [];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [[path, isHidden(path) ? '(not shown)' : text]];
}
