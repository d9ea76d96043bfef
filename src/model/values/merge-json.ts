// One value over another: maps merge, everything else replaces.
import type { Json, Replaced } from '../artifact.ts';

type JsonMap = { readonly [key: string]: Json };

export function mergeJson(lower: JsonMap, upper: JsonMap): JsonMap {
  const merged = Object.entries(upper).map(([key, value]) => {
    const below = Object.hasOwn(lower, key) ? lower[key] : undefined;
    return [key, isMap(below) && isMap(value) ? mergeJson(below, value) : value] as const;
  });
  return { ...lower, ...Object.fromEntries(merged) };
}

/** What `mergeJson` changes of `lower`, in the order of paths. */
export function replacedBy(lower: JsonMap, upper: JsonMap, prefix = ''): readonly Replaced[] {
  return Object.entries(upper)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([key, value]) => {
      const path = `${prefix}${key}`;
      const below = Object.hasOwn(lower, key) ? lower[key] : undefined;
      if (isMap(below) && isMap(value)) return replacedBy(below, value, `${path}.`);
      return JSON.stringify(below) === JSON.stringify(value) ? [] : [{ path, below, value }];
    });
}

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
