// The value of a file, or of several merged ones, with the position of every key and value.
import type { Path, Position } from '../diagnostics/diagnostic.ts';

export interface ScalarTree {
  readonly kind: 'scalar';
  readonly at: Position;
  readonly value: string | number | boolean | null;
  /** The characters in the file, where they may differ from the value: `1.10`, `0755`. */
  readonly source: string;
  readonly isQuoted: boolean;
  /** A `null` that takes away what a lower layer has there. */
  readonly removes?: true;
}

export interface ListTree {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly Tree[];
}

export interface MapEntry {
  readonly key: Position;
  readonly tree: Tree;
}

/** An entry of `null` stays in the tree, so that it can still remove the same key of a lower layer. */
export interface MapTree {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: ReadonlyMap<string, MapEntry>;
  /** A list of an earlier version, which takes the place of what a lower layer has there. */
  readonly replaces?: true;
}

export type Tree = ScalarTree | ListTree | MapTree;

/** What schemas see. Entries of `null` are gone, unless `keeps` says that one is a value of its place; inside
 * lists, which never merge, they stay. */
export function toPlain(tree: Tree, keeps: (path: Path) => boolean = () => false): unknown {
  return toPlainAt(tree, keeps, []);
}

function toPlainAt(tree: Tree, keeps: (path: Path) => boolean, path: Path): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(toPlainItem);
  const present = [...tree.entries].filter(
    ([key, { tree: value }]) =>
      !isNothing(value) || (value.removes !== true && keeps([...path, key])),
  );
  return Object.fromEntries(
    present.map(([key, entry]) => [key, toPlainAt(entry.tree, keeps, [...path, key])]),
  );
}

function toPlainItem(tree: Tree): unknown {
  if (tree.kind !== 'map') return toPlain(tree);
  const entries = [...tree.entries].map(([key, entry]) => [key, toPlainItem(entry.tree)]);
  return Object.fromEntries(entries);
}

/** Gives plain data a place: every part of it stands at the same position. */
export function fromPlain(value: unknown, at: Position): Tree {
  if (Array.isArray(value)) {
    return { kind: 'list', at, items: value.map((item) => fromPlain(item, at)) };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, inner]) => [key, { key: at, tree: fromPlain(inner, at) }] as const,
    );
    return { kind: 'map', at, entries: new Map(entries) };
  }
  return { kind: 'scalar', at, value: toScalar(value), source: String(value), isQuoted: true };
}

export function toScalar(value: unknown): ScalarTree['value'] {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return String(value);
}

export function isNothing(tree: Tree): tree is ScalarTree {
  return tree.kind === 'scalar' && tree.value === null;
}

export function treeAt(tree: Tree, path: Path): Tree | undefined {
  let current: Tree | undefined = tree;
  for (const segment of path) {
    current = current === undefined ? undefined : childOf(current, segment);
  }
  return current;
}

export function childOf(tree: Tree, segment: string | number): Tree | undefined {
  if (tree.kind === 'map') return tree.entries.get(String(segment))?.tree;
  return tree.kind === 'list' ? tree.items[Number(segment)] : undefined;
}
