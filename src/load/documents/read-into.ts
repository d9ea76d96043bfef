// Puts what an environment refers to into it: as data, and into its tree, so that every fault found in a
// document later on has the position of that very line.
import {
  type Diagnostic,
  diagnostic,
  type Path,
  type Result,
} from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import type { Reading } from '../../model/schema/documents.ts';
import { locate } from '../places/locate.ts';
import { type MapTree, type Tree, treeAt } from '../tree.ts';
import { type Place, type ReadDocuments, readDocuments } from './read-documents.ts';

interface Completed<E> {
  readonly environment: E;
  readonly tree: Tree;
}

export function readInto<E>(
  place: Place,
  environment: E,
  readings: readonly Reading[],
): Result<Completed<E>> {
  const written = readings.flatMap((reading) => writtenByHand(place, reading));
  if (written.length > 0) return { diagnostics: written };
  const attempts = readings.map((reading) => readDocuments(place, reading));
  const diagnostics = attempts.flatMap((each) => each.diagnostics);
  if (diagnostics.length > 0) return { diagnostics };
  const read = attempts.flatMap(({ value }) => value ?? []);
  const tree = read.reduce((whole, each) => graft(whole, each.into, each.tree), place.tree);
  return { value: { environment: read.reduce(fill, environment), tree }, diagnostics: [] };
}

/** The key that the documents go to is none of the file's. */
function writtenByHand({ tree }: Place, { into }: Reading): readonly Diagnostic[] {
  if (treeAt(tree, into) === undefined) return [];
  const args = { key: String(into.at(-1)), parent: renderPath(into.slice(0, -1)) };
  const at = locate(tree, into, 'key');
  return [diagnostic('load/unknown-key', { ...args, suggestion: undefined }, { path: into, at })];
}

function fill<E>(environment: E, { into, value }: ReadDocuments): E {
  return filled(environment, into, value) as E;
}

function filled(part: unknown, [key, ...below]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const map = part as Readonly<Record<string, unknown>>;
  return { ...map, [key]: filled(map[key], below, value) };
}

function graft(tree: Tree, [key, ...below]: Path, branch: MapTree): Tree {
  if (key === undefined) return branch;
  const name = String(key);
  const { at, entries } = tree.kind === 'map' ? tree : { at: tree.at, entries: new Map() };
  const known = entries.get(name) ?? { key: at, tree: { kind: 'map', at, entries: new Map() } };
  const entry = { ...known, tree: graft(known.tree, below, branch) };
  return { kind: 'map', at, entries: new Map(entries).set(name, entry) };
}
