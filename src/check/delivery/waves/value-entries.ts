// Every key of a chart's values, at any depth.
import type { Json } from '../../../model/artifact.ts';

export type ValueEntry = readonly [key: string, value: Json];

export function valueEntries(value: Json): readonly ValueEntry[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(valueEntries);
  return Object.entries(value).flatMap((entry) => [entry, ...valueEntries(entry[1])]);
}
