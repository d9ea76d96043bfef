// What the tier of an environment gives a key that nobody writes, where that is not what the schema gives it.
import type { Json } from '../../model/artifact.ts';
import { asPlainObject } from '../../model/values/plain-object.ts';
import { entryDefaults, tierDefaults } from '../tier.ts';

/** The tiers that spare money; all others have what the schema gives. */
const FRUGAL = ['development', 'staging'] as const;
type Frugal = (typeof FRUGAL)[number];

export type TierFallback = Readonly<Partial<Record<Frugal, Json>>>;

/** By path, as the reference page names it: `databases.<key>.multiAz`. */
export function tierFallbacks(): ReadonlyMap<string, TierFallback> {
  const found = new Map<string, TierFallback>();
  for (const tier of FRUGAL) {
    for (const [path, value] of leavesOf(tierDefaults[tier], [])) {
      const key = keyOf(path);
      found.set(key, { ...found.get(key), [tier]: value });
    }
  }
  return found;
}

function leavesOf(
  value: unknown,
  path: readonly string[],
): readonly (readonly [readonly string[], Json])[] {
  const map = asPlainObject(value);
  if (map === undefined) return [[path, value as Json]];
  return Object.entries(map).flatMap(([key, below]) => leavesOf(below, [...path, key]));
}

/** `defaults.database.multiAz` is what lies under `databases.<key>.multiAz`. */
function keyOf([top = '', noun, ...rest]: readonly string[]): string {
  const entry = entryDefaults.find(({ defaults }) => top === 'defaults' && defaults === noun);
  const words = entry === undefined ? [top, noun] : [entry.collection, '<key>'];
  return [...words, ...rest].join('.');
}
