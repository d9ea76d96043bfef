// The files that each environment is made of, its own first: a layer is read once.
import { posix } from 'node:path';
import { wholeFile } from '../../diagnostics/diagnostic.ts';
import { findEnvironments } from '../find-environments.ts';
import { readText } from '../read-text.ts';
import type { MapTree, Tree } from '../tree.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { readLayers } from './read-layers.ts';

export interface Layer {
  readonly file: string;
  readonly tree: MapTree;
}

export interface Layers {
  readonly names: readonly string[];
  /** Of an environment; what cannot be read ends the list. */
  readonly of: (name: string) => readonly Layer[];
  /** What is written of an environment if one of its files were this one; undefined: nothing that holds together. */
  readonly writtenWith: (name: string, file: string, tree: MapTree) => Tree | undefined;
}

export function layersIn(root: string): Layers {
  const known = new Map<string, MapTree | undefined>();
  const found = findEnvironments(root).value ?? [];
  const treeOf = (file: string): MapTree | undefined => {
    if (!known.has(file)) {
      const text = readText(root, file, wholeFile(file)).value;
      known.set(file, text === undefined ? undefined : parseYaml(file, text).value);
    }
    return known.get(file);
  };
  const chain = (file: string, below: readonly string[]): readonly Layer[] => {
    const tree = treeOf(file);
    if (tree === undefined || below.includes(file)) return [];
    const extended = tree.entries.get('extends')?.tree;
    const next =
      extended?.kind === 'scalar'
        ? chain(posix.normalize(posix.join(posix.dirname(file), String(extended.value))), [
            ...below,
            file,
          ])
        : [];
    return [{ file, tree }, ...next];
  };
  const fileOf = (name: string) => found.find((each) => each.name === name)?.file ?? '';
  return {
    names: found.map(({ name }) => name),
    of: (name) => chain(fileOf(name), []),
    writtenWith: (name, file, tree) => {
      const parsed = new Map([[file, { value: tree, diagnostics: [] }]]);
      return readLayers({ root, parsed }, fileOf(name)).value;
    },
  };
}
