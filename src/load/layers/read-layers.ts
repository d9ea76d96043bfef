// One environment file and the files it extends → one tree.
import {
  type Diagnostic,
  type Position,
  type Result,
  wholeFile,
} from '../../diagnostics/diagnostic.ts';
import type { OlderForm } from '../../model/schema/older-forms.ts';
import { readText } from '../read-text.ts';
import type { MapTree, Tree } from '../tree.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { findExtended } from './find-extended.ts';
import { mergeTrees } from './merge-trees.ts';
import { renewTree } from './renew-tree.ts';

export interface Files {
  readonly root: string;
  /** Texts parsed in this run: a layer that many environments share is parsed once. */
  readonly parsed: Map<string, Result<MapTree>>;
  /** What earlier versions wrote otherwise. */
  readonly forms?: readonly OlderForm[];
  /** Gets the name of each that is asked for, whoever parsed it first. */
  readonly asked?: Set<string>;
}

export interface Layer {
  readonly file: string;
  /** In the form of this version. */
  readonly tree: MapTree;
}

export interface Chain {
  /** The file itself first; what cannot be read ends the list. */
  readonly layers: readonly Layer[];
  /** Why the list ends too soon, or else what is said of all of it. */
  readonly diagnostics: readonly Diagnostic[];
  readonly isWhole: boolean;
}

/** Merges a file over the chain of files it extends. `extends` itself is no part of the result. */
export function readLayers(files: Files, file: string): Result<Tree> {
  const { layers, diagnostics, isWhole } = readChain(files, file);
  return isWhole ? { value: mergeLayers(layers), diagnostics } : { diagnostics };
}

export function mergeLayers(layers: readonly Layer[]): Tree {
  return layers
    .map(({ tree }): Tree => withoutExtends(tree))
    .reduceRight((lower, upper) => mergeTrees(lower, upper));
}

export function readChain(files: Files, file: string): Chain {
  const layers: Layer[] = [];
  let said: readonly Diagnostic[] = [];
  let next: { readonly file: string; readonly at: Position } | undefined = {
    file,
    at: wholeFile(file),
  };
  while (next !== undefined) {
    const parsed = parseFile(files, next.file, next.at);
    if (parsed.value === undefined)
      return { layers, diagnostics: parsed.diagnostics, isWhole: false };
    const { tree, diagnostics } = renewTree(parsed.value, files.forms ?? []);
    layers.push({ file: next.file, tree });
    said = [...diagnostics, ...said];
    const extended = tree.entries.get('extends')?.tree;
    if (extended === undefined) break;
    const target = findExtended(
      files,
      layers.map((layer) => layer.file),
      extended,
    );
    if (target.value === undefined)
      return { layers, diagnostics: target.diagnostics, isWhole: false };
    next = { file: target.value, at: extended.at };
  }
  return { layers, diagnostics: said, isWhole: true };
}

function parseFile(files: Files, file: string, at: Position): Result<MapTree> {
  files.asked?.add(file);
  const known = files.parsed.get(file);
  if (known !== undefined) return known;
  const text = readText(files.root, file, at);
  // A file that cannot be read is reported at each place that names it, so it is not remembered.
  if (text.value === undefined) return text;
  const parsed = parseYaml(file, text.value);
  files.parsed.set(file, parsed);
  return parsed;
}

function withoutExtends(tree: MapTree): MapTree {
  const entries = new Map(tree.entries);
  entries.delete('extends');
  return { ...tree, entries };
}
