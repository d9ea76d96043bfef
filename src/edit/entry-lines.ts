// An entry as it is written in one file, for another one: with the comments above and in it.
import { isMap } from 'yaml';
import type { Path } from '../diagnostics/diagnostic.ts';
import { withoutMark } from '../model/values/without-mark.ts';
import { withComments } from './insert-lines.ts';
import {
  columnOf,
  endOf,
  entryAt,
  isFlow,
  lineEndAfter,
  lineStart,
  nodeAt,
  readSource,
  spanOf,
} from './source.ts';

/** As block YAML, not indented. Undefined: it is not written there. */
export function entryLines(source: string, path: Path): readonly string[] | undefined {
  const read = readSource(withoutMark(source));
  const entry = read && entryAt(read, path);
  if (read === undefined || entry === undefined) return undefined;
  const [start] = spanOf(entry.key);
  const end = endOf(read, entry);
  const parent = nodeAt(read, path.slice(0, -1));
  if (isMap(parent) && isFlow(parent)) return linesOf(read.text.slice(start, end), 0);
  const column = columnOf(read, start);
  const from = withComments(read, lineStart(read, start), column);
  return linesOf(read.text.slice(from, lineEndAfter(read, end)), column);
}

function linesOf(text: string, indent: number): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.slice(Math.min(indent, line.search(/\S|$/))));
}
