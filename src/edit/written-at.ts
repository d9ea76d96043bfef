// What is written at a path of one file, whatever other files say.

import { isMap, isScalar, isSeq } from 'yaml';
import type { Path } from '../diagnostics/diagnostic.ts';
import { withoutMark } from '../model/values/without-mark.ts';
import { entriesOf, isEmpty, keyOf, nodeAt, readSource, spanOf, trimmedEnd } from './source.ts';

/** The characters of a scalar, with its quotes; undefined where another value stands, or none. */
export function scalarAt(source: string, path: Path): string | undefined {
  const read = readSource(withoutMark(source));
  const node = read && nodeAt(read, path);
  if (read === undefined || !isScalar(node) || isEmpty(node) || node.value === null)
    return undefined;
  return read.text.slice(spanOf(node)[0], trimmedEnd(read, node));
}

/** Whether the key is there, with whatever value. */
export function isWritten(source: string, path: Path): boolean {
  const read = readSource(withoutMark(source));
  return read !== undefined && nodeAt(read, path) !== undefined;
}

/** Keys of the map at a path, or items of a list of words; none where there is neither. */
export function keysAt(source: string, path: Path): readonly string[] {
  const read = readSource(withoutMark(source));
  const node = read && nodeAt(read, path);
  if (isSeq(node)) return node.items.filter(isScalar).map(({ value }) => String(value));
  return isMap(node) ? entriesOf(node).map(keyOf) : [];
}
