// Which environments take a value from a file: what a command must know before it changes it there.
import type { Path } from '../diagnostics/diagnostic.ts';
import { olderForms } from '../model/schema/older-forms.ts';
import { findEnvironments } from './find-environments.ts';
import { type Files, readLayers } from './layers/read-layers.ts';
import { treeAt } from './tree.ts';

export interface ValueRequest {
  readonly root: string;
  readonly file: string;
  readonly path: Path;
}

/** Finds the files of other environments that take the value from `file`. */
export function findHeirs({ root, file, path }: ValueRequest): readonly string[] {
  const files: Files = { root, parsed: new Map(), forms: olderForms };
  const others = (findEnvironments(root).value ?? []).filter((each) => each.file !== file);
  return others
    .filter((other) => {
      // One that cannot be read deploys nothing until it is mended.
      const tree = readLayers(files, other.file).value;
      return tree !== undefined && treeAt(tree, path)?.at.file === file;
    })
    .map((other) => other.file);
}
