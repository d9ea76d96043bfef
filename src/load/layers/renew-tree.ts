// A tree in the form of this version; what is written in an older one is warned about.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import {
  inNewUnit,
  isOf,
  type Keyed,
  type NewerForm,
  type OlderForm,
  type Renamed,
  wordNow,
} from '../../model/schema/older-forms.ts';
import { fromPlain, type MapEntry, type MapTree, type Tree, toPlain } from '../tree.ts';

export interface Renewed<T extends Tree> {
  readonly tree: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function renewTree(tree: MapTree, forms: readonly OlderForm[]): Renewed<MapTree> {
  const diagnostics: Diagnostic[] = [];
  const renewed = forms.reduce((now, form) => renewIn(now, form, { path: [], diagnostics }), tree);
  return { tree: renewed, diagnostics };
}

interface Place {
  readonly path: Path;
  readonly diagnostics: Diagnostic[];
}

function renewIn(tree: MapTree, form: OlderForm, { path, diagnostics }: Place): MapTree {
  const entries = [...tree.entries].map(([key, entry]): readonly [string, MapEntry] => {
    const here = [...path, key];
    if (isOf(form, here)) return renewEntry(form, [key, entry], { path: here, diagnostics });
    if (entry.tree.kind !== 'map') return [key, entry];
    const below = renewIn(entry.tree, form, { path: here, diagnostics });
    return [key, { ...entry, tree: below }];
  });
  return { ...tree, entries: new Map(entries) };
}

function renewEntry(
  { now, ends }: OlderForm,
  [key, entry]: readonly [string, MapEntry],
  { path, diagnostics }: Place,
): readonly [string, MapEntry] {
  const where = { path, at: entry.key };
  if ('key' in now) {
    const tree = inUnit(now, entry.tree);
    const to = tree === entry.tree ? now.key : `${now.key}: ${toPlain(tree)}`;
    const args = { path: renderPath(path), to, ends };
    diagnostics.push(diagnostic('load/deprecated-key', args, where));
    return [now.key, { ...entry, tree }];
  }
  const tree = valueNow(now, entry.tree);
  if (tree === undefined) return [key, entry];
  const args = { path: renderPath(path), now: JSON.stringify(toPlain(tree)), ends };
  diagnostics.push(diagnostic('load/deprecated-value', args, { path, at: entry.tree.at }));
  return [key, { ...entry, tree }];
}

function inUnit(form: Renamed, tree: Tree): Tree {
  if (form.times === undefined || tree.kind !== 'scalar') return tree;
  const value = inNewUnit(form, tree.value);
  return value === tree.value ? tree : { ...tree, value, source: String(value) };
}

/** Undefined: it is not of the older form. */
function valueNow(now: Exclude<NewerForm, Renamed>, tree: Tree): Tree | undefined {
  const isAbsent = tree.kind === 'scalar' && tree.value === null;
  if (isAbsent) return undefined;
  if ('words' in now) {
    if (tree.kind !== 'scalar') return undefined;
    const value = wordNow(now, tree.value);
    return value === undefined ? undefined : { ...tree, value, source: value };
  }
  if ('each' in now) return keyed(now, tree);
  if (tree.kind === 'map') return undefined;
  return { kind: 'map', at: tree.at, entries: new Map([[now.under, { key: tree.at, tree }]]) };
}

/** A list takes the place of one in a lower layer, and so does the map that it stands for. */
function keyed({ each }: Keyed, tree: Tree): Tree | undefined {
  if (tree.kind !== 'list' || tree.items.some(({ kind }) => kind !== 'scalar')) return undefined;
  const entries = tree.items.map(
    (item) => [String(toPlain(item)), { key: item.at, tree: fromPlain(each, item.at) }] as const,
  );
  return { kind: 'map', at: tree.at, entries: new Map(entries), replaces: true };
}
