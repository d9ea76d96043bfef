// One setting of an environment in the file of another one, and no other byte.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { entryLines } from '../../../edit/entry-lines.ts';
import { insertLines } from '../../../edit/insert-lines.ts';
import { removeEntry } from '../../../edit/remove-entry.ts';
import { setValue } from '../../../edit/set-value.ts';
import { valueText } from '../../../edit/values/value-text.ts';
import { isWritten, scalarAt } from '../../../edit/written-at.ts';
import { keyOrder } from '../../../environment/schema/key-order.ts';
import type { LoadedEnvironment } from '../../../load/loaded-environment.ts';
import { toPlain, treeAt } from '../../../load/tree.ts';
import type { Difference } from '../../../model/parity/differences.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';
import type { Texts } from '../texts.ts';

interface Carrying {
  readonly from: LoadedEnvironment;
  readonly to: LoadedEnvironment;
  readonly difference: Difference;
}

/** In the file of the environment itself, also where a layer says it now: others take it from there. False: there
 * is no place for it. */
export function carry(texts: Texts, { from, to, difference }: Carrying): boolean {
  const { path } = difference;
  const lines = isPlainObject(difference.from)
    ? entryLines(texts.read(from.file), path)
    : undefined;
  const value = writtenOf(from, difference);
  return texts.edit(to.file, (text) =>
    lines === undefined
      ? setValue(text, path, valueText(value, scalarAt(text, path) ?? ''), keyOrder)
      : insertLines(without(text, path), path.slice(0, -1), lines, keyOrder),
  );
}

/** A `null` that takes it away. */
function without(text: string, path: Path): string {
  return isWritten(text, path) ? (removeEntry(text, path) ?? text) : text;
}

/** Of a whole entry what somebody wrote, without the defaults. */
function writtenOf({ written }: LoadedEnvironment, { path, from }: Difference): unknown {
  const tree = isPlainObject(from) ? treeAt(written, path) : undefined;
  return tree === undefined ? from : toPlain(tree);
}
