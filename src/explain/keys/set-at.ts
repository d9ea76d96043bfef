// A tree with something else at one path, or with another name all over.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { MapEntry, Tree } from '../../load/tree.ts';

/** Undefined as a value takes away what stands there. Undefined comes back where no map or list can hold it. */
export function setAt(tree: Tree, path: Path, value: Tree | undefined): Tree | undefined {
  const [segment, ...rest] = path;
  if (segment === undefined) return value;
  if (tree.kind === 'list') return setItem(tree, Number(segment), { rest, value });
  if (tree.kind !== 'map') return undefined;
  const name = String(segment);
  const known = tree.entries.get(name);
  const entries = new Map(tree.entries);
  if (rest.length === 0 && value === undefined) {
    entries.delete(name);
    return { ...tree, entries };
  }
  if (known === undefined && value === undefined) return undefined;
  const { key, tree: inner } = known ?? emptyAt(tree);
  const changed = setAt(inner, rest, value);
  return changed && { ...tree, entries: entries.set(name, { key, tree: changed }) };
}

interface Change {
  readonly rest: Path;
  readonly value: Tree | undefined;
}

function setItem(
  list: Extract<Tree, { kind: 'list' }>,
  place: number,
  { rest, value }: Change,
): Tree | undefined {
  const item = list.items[place];
  if (item === undefined) return undefined;
  if (rest.length === 0 && value === undefined)
    return { ...list, items: list.items.toSpliced(place, 1) };
  const changed = setAt(item, rest, value);
  return changed && { ...list, items: list.items.with(place, changed) };
}

function emptyAt({ at }: Tree): MapEntry {
  return { key: at, tree: { kind: 'map', at, entries: new Map() } };
}

/** What may be called otherwise: names of entries that the user chose, and texts that are free. */
export interface Namable {
  readonly isName: (path: Path) => boolean;
  readonly isFree: (path: Path) => boolean;
}

/** The name of an entry. */
export interface Renaming {
  /** Of the entry, its name last. */
  readonly path: Path;
  readonly to: string;
  /** Whether texts that are the name, or have it as a part between dots and slashes, follow as well. */
  readonly isWide: boolean;
}

/** The entry, and what names it below a key that is called as its collection is, as in `uses.databases`. Another
 * collection may have an entry of the same name. */
export function renameEntry(tree: Tree, { path, to, isWide }: Renaming, namable: Namable): Tree {
  const from = String(path.at(-1));
  const collection = String(path.at(-2));
  const renamed = (text: string) =>
    text
      .split(/([./])/)
      .map((part) => (part === from ? to : part))
      .join('');
  const isNaming = (at: Path) => at.slice(0, -1).includes(collection);
  return mapTexts(tree, [], {
    ofKey: (key, at) => (key === from && at.at(-2) === collection && namable.isName(at) ? to : key),
    ofText: (text, at) =>
      text.includes(from) && (isNaming(at) || isWide) && namable.isFree(at) ? renamed(text) : text,
  });
}

/** Every text that has these characters, such as the beginning of an address. */
export function replaceAll(tree: Tree, from: string, to: string): Tree {
  return mapTexts(tree, [], { ofKey: (key) => key, ofText: (text) => text.replaceAll(from, to) });
}

interface Rewording {
  readonly ofKey: (key: string, path: Path) => string;
  readonly ofText: (text: string, path: Path) => string;
}

function mapTexts(tree: Tree, path: Path, wording: Rewording): Tree {
  if (tree.kind === 'scalar') {
    const { value } = tree;
    return typeof value === 'string' ? { ...tree, value: wording.ofText(value, path) } : tree;
  }
  if (tree.kind === 'list') {
    const items = tree.items.map((each, at) => mapTexts(each, [...path, at], wording));
    return { ...tree, items };
  }
  const entries = [...tree.entries].map(([name, { key, tree: inner }]) => {
    const at = [...path, name];
    return [wording.ofKey(name, at), { key, tree: mapTexts(inner, at, wording) }] as const;
  });
  return { ...tree, entries: new Map(entries) };
}
