// The two kinds of defaults an environment can have: of its tier, and of the entries of a collection.
import { fromPlain, isNothing, type MapEntry, type Tree, toPlain } from '../tree.ts';
import { mergeTrees } from './merge-trees.ts';

export interface EntryDefaults {
  /** A key of `defaults`. */
  readonly defaults: string;
  /** Dotted path of the map whose entries take them. */
  readonly collection: string;
  /** Which keys of the defaults an entry takes, by what is written of it. Absent: all. */
  readonly suits?: (key: string, entry: unknown) => boolean;
}

/** Lays the tree over the defaults of the tier it names; their position is that of the name. A part
 * that an environment need not have is not brought into being by them. */
export function applyTierDefaults(
  tree: Tree,
  tierDefaults: Readonly<Record<string, unknown>>,
  optionalParts: readonly string[],
): Tree {
  const tier = tree.kind === 'map' ? tree.entries.get('tier')?.tree : undefined;
  if (tier?.kind !== 'scalar' || typeof tier.value !== 'string') return tree;
  if (!Object.hasOwn(tierDefaults, tier.value)) return tree;
  const lower = fromPlain(tierDefaults[tier.value], tier.at);
  return mergeTrees(withoutAbsent(lower, tree, optionalParts), tree);
}

function withoutAbsent(lower: Tree, tree: Tree, optionalParts: readonly string[]): Tree {
  if (lower.kind !== 'map' || tree.kind !== 'map') return lower;
  const entries = [...lower.entries].filter(
    ([key]) => !optionalParts.includes(key) || tree.entries.has(key),
  );
  return { ...lower, entries: new Map(entries) };
}

/** Lays every entry of each listed collection over the defaults for it. */
export function applyEntryDefaults(tree: Tree, listed: readonly EntryDefaults[]): Tree {
  const all = tree.kind === 'map' ? tree.entries.get('defaults')?.tree : undefined;
  if (all?.kind !== 'map') return tree;
  return listed.reduce((result, { defaults, collection, suits }) => {
    const lower = all.entries.get(defaults)?.tree;
    if (lower?.kind !== 'map') return result;
    return changeAt(result, collection.split('.'), (entries) =>
      layUnderEach(entries, lower, suits),
    );
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

function layUnderEach(collection: Tree, lower: Tree, suits: EntryDefaults['suits']): Tree {
  if (collection.kind !== 'map') return collection;
  const entries = [...collection.entries].map(([key, entry]): [string, MapEntry] => {
    // An entry that was removed stays removed.
    const tree = isNothing(entry.tree)
      ? entry.tree
      : mergeTrees(suitable(lower, entry.tree, suits), entry.tree);
    return [key, { key: entry.key, tree }];
  });
  return { ...collection, entries: new Map(entries) };
}

function suitable(lower: Tree, entry: Tree, suits: EntryDefaults['suits']): Tree {
  if (suits === undefined || lower.kind !== 'map') return lower;
  const written = toPlain(entry);
  return { ...lower, entries: new Map([...lower.entries].filter(([key]) => suits(key, written))) };
}
