// The files that each environment is made of, its own first: a layer is read once.
import type { Result } from '../../diagnostics/diagnostic.ts';
import { olderForms } from '../../model/schema/older-forms.ts';
import { findEnvironments } from '../find-environments.ts';
import type { MapTree, Tree } from '../tree.ts';
import { type Layer, readChain, readLayers } from './read-layers.ts';

export interface Layers {
  readonly names: readonly string[];
  /** Of an environment; what cannot be read ends the list. */
  readonly of: (name: string) => readonly Layer[];
  /** What is written of an environment if one of its files were this one; undefined: nothing that holds together. */
  readonly writtenWith: (name: string, file: string, tree: MapTree) => Tree | undefined;
}

export function layersIn(root: string): Layers {
  const found = findEnvironments(root).value ?? [];
  const parsed = new Map<string, Result<MapTree>>();
  const chains = new Map<string, readonly Layer[]>();
  const fileOf = (name: string) => found.find((each) => each.name === name)?.file ?? '';
  return {
    names: found.map(({ name }) => name),
    of: (name) => {
      const layers =
        chains.get(name) ?? readChain({ root, parsed, forms: olderForms }, fileOf(name)).layers;
      chains.set(name, layers);
      return layers;
    },
    writtenWith: (name, file, tree) => {
      const instead = new Map([...parsed, [file, { value: tree, diagnostics: [] }]] as const);
      return readLayers({ root, parsed: instead, forms: olderForms }, fileOf(name)).value;
    },
  };
}
