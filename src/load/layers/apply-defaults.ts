// The two kinds of defaults an environment can have: of its tier, and of the entries of a collection.
import { fromPlain, isNothing, type MapEntry, type Tree } from '../tree.ts';
import { mergeTrees } from './merge-trees.ts';

export interface EntryDefaults {
  /** A key of `defaults`. */
  readonly defaults: string;
  /** Dotted path of the map whose entries take them. */
  readonly collection: string;
}

/** Lays the tree over the defaults of the tier it names; their position is that of the name. */
export function applyTierDefaults(
  tree: Tree,
  tierDefaults: Readonly<Record<string, unknown>>,
): Tree {
  const tier = tree.kind === 'map' ? tree.entries.get('tier')?.tree : undefined;
  if (tier?.kind !== 'scalar' || typeof tier.value !== 'string') return tree;
  if (!Object.hasOwn(tierDefaults, tier.value)) return tree;
  return mergeTrees(fromPlain(tierDefaults[tier.value], tier.at), tree);
}

/** Lays every entry of each listed collection over the defaults for it. */
export function applyEntryDefaults(tree: Tree, listed: readonly EntryDefaults[]): Tree {
  const all = tree.kind === 'map' ? tree.entries.get('defaults')?.tree : undefined;
  if (all?.kind !== 'map') return tree;
  return listed.reduce((result, { defaults, collection }) => {
    const lower = all.entries.get(defaults)?.tree;
    if (lower?.kind !== 'map') return result;
    return changeAt(result, collection.split('.'), (entries) => layUnderEach(entries, lower));
  }, tree);
}

/** Replaces the tree at a path; what is not there stays away. */
function changeAt(tree: Tree, path: readonly string[], change: (tree: Tree) => Tree): Tree {
  const [key, ...rest] = path;
  if (key === undefined) return change(tree);
  const entry = tree.kind === 'map' ? tree.entries.get(key) : undefined;
  if (tree.kind !== 'map' || entry === undefined) return tree;
  const changed = { key: entry.key, tree: changeAt(entry.tree, rest, change) };
  return { ...tree, entries: new Map(tree.entries).set(key, changed) };
}

function layUnderEach(collection: Tree, lower: Tree): Tree {
  if (collection.kind !== 'map') return collection;
  const entries = [...collection.entries].map(([key, entry]): [string, MapEntry] => {
    // An entry that was removed stays removed.
    const tree = isNothing(entry.tree) ? entry.tree : mergeTrees(lower, entry.tree);
    return [key, { key: entry.key, tree }];
  });
  return { ...collection, entries: new Map(entries) };
}
