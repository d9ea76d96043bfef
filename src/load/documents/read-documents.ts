// Reads what an environment refers to beside itself: folders of YAML, and single files.
import {
  type Diagnostic,
  diagnostic,
  type Path,
  type Position,
  type Result,
  wholeFile,
} from '../../diagnostics/diagnostic.ts';
import type { Reading } from '../../model/schema/documents.ts';
import { describeSystemError } from '../describe-system-error.ts';
import { locate } from '../places/locate.ts';
import { readBeside } from '../read-text.ts';
import { type MapEntry, type MapTree, type Tree, toPlain } from '../tree.ts';
import { indexLines } from '../yaml/index-lines.ts';
import { parseDocuments } from '../yaml/parse-yaml.ts';
import { asKubernetesReads } from './as-kubernetes-reads.ts';
import { findPitfalls } from './find-pitfalls.ts';
import { listFiles } from './list-files.ts';

/** The same documents as data and as a tree with positions. */
export interface ReadDocuments {
  readonly into: Path;
  readonly value: unknown;
  readonly tree: MapTree;
}

export interface Place {
  readonly root: string;
  /** Of the environment, for the position of the key that names what is read. */
  readonly tree: Tree;
}

export function readDocuments(place: Place, reading: Reading): Result<ReadDocuments> {
  const { value: files, diagnostics } = filesOf(place, reading);
  if (files === undefined) return { diagnostics };
  const parsed = files.map(({ file, path }) => readFile(place, { file, path, reading }));
  const faults = parsed.flatMap((each) => each.diagnostics);
  if (faults.length > 0) return { diagnostics: faults };
  const entries = parsed.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const isEmpty = entries.every(([, { tree }]) => tree.kind === 'list' && tree.items.length === 0);
  if (isEmpty && reading.isOptional !== true) {
    return { diagnostics: [atKey(place, reading, 'model/folder-empty')] };
  }
  const tree = { kind: 'map', at: wholeFile(reading.path), entries: new Map(entries) } as const;
  return { value: { into: reading.into, value: toPlain(tree), tree }, diagnostics: [] };
}

interface NamedFile {
  /** Below the folder that is read. */
  readonly file: string;
  /** Below the root. */
  readonly path: string;
}

function filesOf(place: Place, reading: Reading): Result<readonly NamedFile[]> {
  const { path, type, isOptional = false } = reading;
  if (type === 'file') return { value: [{ file: path, path }], diagnostics: [] };
  try {
    const listing = listFiles(place.root, path);
    if (listing.fault !== undefined) {
      if (listing.fault === 'missing')
        return isOptional ? NONE : { diagnostics: [missing(place, reading)] };
      return { diagnostics: [atKey(place, reading, `model/folder-${listing.fault}`)] };
    }
    const named = listing.files.map((file) => ({ file, path: `${path}/${file}` }));
    const wrong = isOptional ? [] : named.flatMap((each) => faultOfName(each));
    const value = named.filter(({ file }) => file.endsWith('.yaml'));
    return wrong.length > 0 ? { diagnostics: wrong } : { value, diagnostics: [] };
  } catch (error) {
    const reason = describeSystemError(error);
    const at = locate(place.tree, reading.origin, 'value');
    return { diagnostics: [diagnostic('load/unreadable-file', { file: path, reason }, { at })] };
  }
}

const NONE = { value: [], diagnostics: [] };

function missing({ tree }: Place, { path: folder, origin }: Reading): Diagnostic {
  const at = locate(tree, origin, 'value');
  const args = { folder, reason: 'there is none' };
  return diagnostic('model/folder-missing', args, { path: origin, at });
}

type FolderCode = 'model/folder-outside' | 'model/folder-file' | 'model/folder-empty';

function atKey({ tree }: Place, { path: folder, origin }: Reading, code: FolderCode): Diagnostic {
  const at = locate(tree, origin, 'value');
  return diagnostic(code, { folder }, { path: origin, at });
}

/** What lies there as if it counted, and would not. */
function faultOfName({ path }: NamedFile): readonly Diagnostic[] {
  const at = wholeFile(path);
  if (/(^|\/)kustomization(\.ya?ml)?$/i.test(path)) {
    return [diagnostic('model/manifest-kustomization', { file: path }, { at })];
  }
  const rename = path.replace(/\.(yml|json)$/i, '.yaml');
  return rename === path || path.endsWith('.yaml')
    ? []
    : [diagnostic('model/manifest-ending', { file: path, rename }, { at })];
}

interface FileRequest extends NamedFile {
  readonly reading: Reading;
}

function readFile(
  { root, tree }: Place,
  { file, path, reading }: FileRequest,
): Result<readonly [string, MapEntry]> {
  const at = wholeFile(path);
  const text = readBeside(root, path, at);
  if (text.value === undefined) {
    // What a key names and is not there is a matter of that key.
    const named = { path: reading.origin, at: locate(tree, reading.origin, 'value') };
    const isNamed = ({ code }: Diagnostic) =>
      reading.type === 'file' && code === 'load/unreadable-file';
    return {
      diagnostics: text.diagnostics.map((each) => (isNamed(each) ? { ...each, ...named } : each)),
    };
  }
  const parsed = parseDocuments(path, text.value);
  const template = reading.type === 'folder' ? templateIn(path, text.value, parsed) : undefined;
  if (template)
    return { diagnostics: [diagnostic('model/manifest-template', {}, { at: template })] };
  if (parsed.value === undefined) return { diagnostics: parsed.diagnostics.map(asOfDocuments) };
  const read = parsed.value.flatMap(({ tree: each }) =>
    each === undefined || isBlank(each) ? [] : each,
  );
  const pitfalls = reading.type === 'folder' ? read.flatMap(findPitfalls) : [];
  if (pitfalls.length > 0) return { diagnostics: pitfalls };
  const items = reading.type === 'folder' ? read.map(asKubernetesReads) : read;
  return { value: [file, { key: at, tree: { kind: 'list', at, items } }], diagnostics: [] };
}

/** Documents have no layers and no defaults to share values by. */
function asOfDocuments(found: Diagnostic): Diagnostic {
  if (found.code !== 'load/anchor') return found;
  const hint =
    "Write the value at each of its places, as yq 'explode(.)' does; quote text that starts with & or *";
  return { ...found, hint };
}

/** What only Helm fills in; braces of Prometheus and Grafana, inside of texts, stay as they are. */
const OF_HELM = /\{\{[^}]*\.(?:Values|Release|Chart|Capabilities|Template|Files)\b/;

function templateIn(file: string, text: string, parsed: Result<unknown>): Position | undefined {
  const found = parsed.value === undefined ? /\{\{/.exec(text) : OF_HELM.exec(text);
  if (!found) return undefined;
  return indexLines(file, text)(found.index, found.index + '{{'.length);
}

/** Nothing but comments between two lines of dashes. */
function isBlank(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null && tree.source === '';
}
