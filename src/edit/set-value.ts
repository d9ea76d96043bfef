// A value in the place of another one, or where there was none.
import { isMap, isSeq } from 'yaml';
import type { Path } from '../diagnostics/diagnostic.ts';
import { insertLines, type Order } from './insert-lines.ts';
import { keyText } from './key-text.ts';
import {
  colonOf,
  endOf,
  entryAt,
  isBlock,
  isEmpty,
  nodeAt,
  readSource,
  type Source,
  spanOf,
  splice,
} from './source.ts';

/** `written` is YAML on one line. Undefined: something else than a map stands in the way. */
export function setValue(
  text: string,
  path: Path,
  written: string,
  orderOf: Order,
): string | undefined {
  const source = readSource(text);
  if (source === undefined) return undefined;
  const parent = nodeAt(source, path.slice(0, -1));
  if (isSeq(parent)) return setItem(source, path, written);
  const entry = entryAt(source, path);
  if (entry === undefined) {
    const key = String(path.at(-1));
    return insertLines(text, path.slice(0, -1), [`${keyText(key)}: ${written}`], orderOf);
  }
  const { value } = entry;
  if (value === null || isEmpty(value) || isBlock(value)) {
    const start = colonOf(source, entry) + 1;
    return splice(text, start, endOf(source, entry), ` ${written}`);
  }
  const [start, end] = spanOf(value);
  return splice(text, start, end, written);
}

function setItem(source: Source, path: Path, written: string): string | undefined {
  const item = nodeAt(source, path);
  if (item === undefined || item === null || isBlock(item) || isMap(item)) return undefined;
  const [start, end] = spanOf(item);
  return splice(source.text, start, end, written);
}
