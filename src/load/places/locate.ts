import type { Path, Position } from '../../diagnostics/diagnostic.ts';
import { childOf, type Tree } from '../tree.ts';
import type { Written } from './places.ts';

/**
 * Finds where a key or a value is written. What is absent resolves to the key of the nearest parent
 * that is written; an item of a list and the top level have no key, so their first line stands in.
 */
export function locate(root: Tree, path: Path, target: 'key' | 'value'): Position {
  let tree = root;
  let key: Position | undefined;
  for (const segment of path) {
    const child = childOf(tree, segment);
    if (child === undefined) return key ?? firstKey(tree);
    key = tree.kind === 'map' ? tree.entries.get(String(segment))?.key : undefined;
    tree = child;
  }
  if (target === 'value') return path.length === 0 ? firstKey(tree) : tree.at;
  return key ?? firstKey(tree);
}

/** What is written at a path itself; undefined where nothing is. */
export function seek(root: Tree, path: Path): Written | undefined {
  let tree = root;
  let key: Position | undefined;
  for (const segment of path) {
    const child = childOf(tree, segment);
    if (child === undefined) return undefined;
    key = tree.kind === 'map' ? tree.entries.get(String(segment))?.key : undefined;
    tree = child;
  }
  return { key, value: tree.at, isMap: tree.kind === 'map' };
}

/** In the file that spoke last about the map: a merged one also has keys of other files. */
function firstKey(tree: Tree): Position {
  if (tree.kind !== 'map') return tree.at;
  const keys = [...tree.entries.values()].map(({ key }) => key);
  const own = keys.filter(({ file }) => file === tree.at.file);
  return own.toSorted((a, b) => a.line - b.line || a.column - b.column)[0] ?? tree.at;
}
