// Paths as deep as the environment goes: a fault in a value points at the key that gives the value.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Adds `keys` to the origin of an artifact, as far as the environment has them. */
export function pointAt(environment: Environment, origin: Path, ...keys: Path): Path {
  const path = [...origin];
  let value = origin.reduce<unknown>(entryOf, environment);
  for (const key of keys) {
    value = entryOf(value, key);
    if (value === undefined) break;
    path.push(key);
  }
  return path;
}

function entryOf(value: unknown, key: string | number): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}
