import type { Path } from '../../diagnostics/diagnostic.ts';

/** What stands at a path, of keys of its own alone; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(entryOf, value);
}

export function entryOf(value: unknown, key: string | number): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}
