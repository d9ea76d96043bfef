// What is written at a path, gone from a file.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { removeEntry } from '../../edit/remove-entry.ts';
import { setValue } from '../../edit/set-value.ts';
import { keyOrder } from '../../environment/schema/key-order.ts';
import { childOf, type Tree, treeAt } from '../../load/tree.ts';
import type { Texts } from './texts.ts';

export interface Holder {
  /** The file of the environment. */
  readonly file: string;
  /** All that is written of it, layers merged; of these, `own` is the file of the environment. */
  readonly written: Tree;
  readonly own: string;
  readonly texts: Texts;
}

/** What a layer has as well is taken away by `null`. */
export function takeOut({ file, written, own, texts }: Holder, path: Path): void {
  const tree = treeAt(written, path);
  if (tree !== undefined && isLayered(tree, own))
    texts.edit(file, (text) => setValue(text, path, 'null', keyOrder));
  else texts.edit(file, (text) => removeEntry(text, path));
}

/** Whether some of it stands in another file than that of the environment. */
export function isLayered(tree: Tree, own: string): boolean {
  return [...filesOf(tree)].some((each) => each !== own);
}

function filesOf(tree: Tree): ReadonlySet<string> {
  const below =
    tree.kind === 'map'
      ? [...tree.entries.keys()].flatMap((key) => {
          const child = childOf(tree, key);
          return child === undefined ? [] : [...filesOf(child)];
        })
      : [];
  return new Set([tree.at.file, ...below]);
}
