// A tree with one key as it stands in another: what an environment would be without one of its edits, or with
// none but that one.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { MapEntry, MapTree, Tree } from '../tree.ts';

/** Takes the key away where the other tree has none. Undefined: `tree` has no map to hold it. */
export function carryKey(tree: Tree, other: Tree, path: Path): Tree | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return other;
  const name = String(key);
  const from = other.kind === 'map' ? other.entries.get(name) : undefined;
  if (tree.kind !== 'map') return undefined;
  if (rest.length === 0 || from === undefined) return withEntry(tree, name, from);
  const own = tree.entries.get(name);
  if (own === undefined) return withEntry(tree, name, onlyAt(from, rest));
  const carried = carryKey(own.tree, from.tree, rest);
  return carried && withEntry(tree, name, { key: own.key, tree: carried });
}

function withEntry(tree: MapTree, name: string, entry: MapEntry | undefined): MapTree {
  const entries = new Map(tree.entries);
  if (entry === undefined) entries.delete(name);
  else entries.set(name, entry);
  return { ...tree, entries };
}

/** Nothing of it but what stands at the path. */
function onlyAt(entry: MapEntry, path: Path): MapEntry {
  const [key, ...rest] = path;
  const { tree } = entry;
  const inner = tree.kind === 'map' ? tree.entries.get(String(key)) : undefined;
  if (key === undefined || tree.kind !== 'map' || inner === undefined) return entry;
  const entries = new Map([[String(key), onlyAt(inner, rest)]]);
  return { ...entry, tree: { ...tree, entries } };
}
