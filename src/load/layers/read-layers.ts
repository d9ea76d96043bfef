// One environment file and the files it extends → one tree.
import { type Position, type Result, wholeFile } from '../../diagnostics/diagnostic.ts';
import type { RenamedKey } from '../../model/schema/renamed-keys.ts';
import { readText } from '../read-text.ts';
import type { MapTree, Tree } from '../tree.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { findExtended } from './find-extended.ts';
import { mergeTrees } from './merge-trees.ts';
import { renameKeys } from './rename-keys.ts';

export interface Files {
  readonly root: string;
  /** Texts parsed in this run: a layer that many environments share is parsed once. */
  readonly parsed: Map<string, Result<MapTree>>;
  /** Keys that have other names now. */
  readonly renamed?: readonly RenamedKey[];
  /** Gets the name of each that is asked for, whoever parsed it first. */
  readonly asked?: Set<string>;
}

/** Merges a file over the chain of files it extends. `extends` itself is no part of the result. */
export function readLayers(files: Files, file: string): Result<Tree> {
  return readChain(files, [file], wholeFile(file));
}

/** Reads the last file of `chain`, which `at` names, and lays it over what it extends. */
function readChain(files: Files, chain: readonly string[], at: Position): Result<Tree> {
  const parsed = parseFile(files, chain.at(-1) ?? '', at);
  if (parsed.value === undefined) return parsed;
  const { tree, diagnostics } = renameKeys(parsed.value, files.renamed ?? []);
  const upper = withoutExtends(tree);
  const extended = parsed.value.entries.get('extends')?.tree;
  if (extended === undefined) return { value: upper, diagnostics };
  const target = findExtended(files, chain, extended);
  if (target.value === undefined) return target;
  const lower = readChain(files, [...chain, target.value], extended.at);
  if (lower.value === undefined) return lower;
  return {
    value: mergeTrees(lower.value, upper),
    diagnostics: [...lower.diagnostics, ...diagnostics],
  };
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
