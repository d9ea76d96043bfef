import { isNothing, type MapEntry, type Tree } from '../tree.ts';

/**
 * Lays one tree over another as RFC 7396 says: maps merge, everything else replaces. A `null` stays
 * visible as such until `toPlain` drops it. Positions are those of the upper tree wherever it speaks.
 */
export function mergeTrees(lower: Tree, upper: Tree): Tree {
  if (isNothing(upper)) return isNothing(lower) ? upper : { ...upper, removes: true };
  if (lower.kind !== 'map' || upper.kind !== 'map' || upper.replaces) return upper;
  const entries = new Map<string, MapEntry>(lower.entries);
  for (const [key, entry] of upper.entries) {
    const below = lower.entries.get(key);
    const tree = below === undefined ? entry.tree : mergeTrees(below.tree, entry.tree);
    entries.set(key, { key: entry.key, tree });
  }
  return { kind: 'map', at: upper.at, entries };
}
