// An entry with the comment above it, and whatever is left empty by that.
import { isMap, isSeq, type Node, type YAMLSeq } from 'yaml';
import type { Path } from '../diagnostics/diagnostic.ts';
import { withComments } from './insert-lines.ts';
import {
  columnOf,
  type Entry,
  endOf,
  entriesOf,
  isFlow,
  keyOf,
  lineEndAfter,
  lineStart,
  nodeAt,
  readSource,
  type Source,
  spanOf,
  splice,
  trimmedEnd,
} from './source.ts';

/** Undefined: it is not written there. */
export function removeEntry(text: string, path: Path): string | undefined {
  const source = readSource(text);
  const parent = source && nodeAt(source, path.slice(0, -1));
  if (source === undefined || nodeAt(source, path) === undefined) return undefined;
  if (isSeq(parent)) return removeItem(source, parent as YAMLSeq<Node>, path);
  if (!isMap(parent)) return undefined;
  const entries = entriesOf(parent);
  // A map of nothing would be a key without a value, which takes away what a layer has.
  if (entries.length === 1 && path.length > 1) return removeEntry(text, path.slice(0, -1));
  const at = entries.findIndex((entry) => keyOf(entry) === String(path.at(-1)));
  const entry = entries[at];
  if (entry === undefined) return undefined;
  if (!isFlow(parent)) return removeLines(source, spanOf(entry.key)[0], endOf(source, entry));
  const spans = entries.map((each) => [spanOf(each.key)[0], endOf(source, each as Entry)] as const);
  return removeSpan(text, spans, at);
}

function removeItem(source: Source, list: YAMLSeq<Node>, path: Path): string | undefined {
  const { items } = list;
  const at = Number(path.at(-1));
  const item = items[at];
  if (item === undefined) return undefined;
  const [start] = spanOf(list);
  if (items.length === 1) {
    if (isFlow(list)) return splice(source.text, start, trimmedEnd(source, list), '[]');
    return path.length > 1 ? removeEntry(source.text, path.slice(0, -1)) : undefined;
  }
  if (!isFlow(list)) return removeLines(source, spanOf(item)[0], trimmedEnd(source, item));
  const spans = items.map((each) => [spanOf(each)[0], trimmedEnd(source, each)] as const);
  return removeSpan(source.text, spans, at);
}

/** Between brackets, with the comma. */
function removeSpan(
  text: string,
  spans: readonly (readonly [start: number, end: number])[],
  at: number,
): string {
  const [start, end] = spans[at] ?? [0, 0];
  const next = spans[at + 1];
  if (next !== undefined) return splice(text, start, next[0], '');
  return splice(text, spans[at - 1]?.[1] ?? start, end, '');
}

function removeLines(source: Source, start: number, end: number): string {
  const { text } = source;
  const line = lineStart(source, start);
  const from = withComments(source, line, columnOf(source, start));
  const last = lineEndAfter(source, end);
  const to = text.startsWith('\r\n', last) ? last + 2 : Math.min(last + 1, text.length);
  return withoutDoubleGap(text.slice(0, from), text.slice(to));
}

/** Of the blank lines around what is gone, those above stay. */
function withoutDoubleGap(before: string, after: string): string {
  const isGap = before === '' || /\n[^\S\n]*\r?\n$/.test(before);
  const rest = isGap ? after.replace(/^(?:[^\S\n]*\n)+/, '') : after;
  return rest === '' ? before.replace(/(\n)(?:[^\S\n]*\n)+$/, '$1') : before + rest;
}
