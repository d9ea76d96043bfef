// A value of one file in the form of this version, with the comments of the older one.
import { isMap, isScalar, isSeq, type Node, type YAMLSeq } from 'yaml';
import type { Path } from '../diagnostics/diagnostic.ts';
import type { Json } from '../model/artifact.ts';
import {
  inNewUnit,
  type NewerForm,
  type Renamed,
  type Reworded,
  wordNow,
} from '../model/schema/older-forms.ts';
import { keyText } from './key-text.ts';
import { renameKey } from './rename-key.ts';
import {
  colonOf,
  columnOf,
  type Entry,
  entryAt,
  isFlow,
  lineEndAfter,
  lineStart,
  readSource,
  type Source,
  spanOf,
  splice,
  trimmedEnd,
} from './source.ts';
import { rewriteScalar } from './values/rewrite-scalar.ts';
import { valueText } from './values/value-text.ts';

export interface Renewing {
  readonly path: Path;
  readonly now: NewerForm;
  /** Keys that layers below have there: a list took their place, a map is laid over them. */
  readonly below: () => readonly string[];
}

/** Undefined: what is written there is not of the older form. */
export function renewText(text: string, { path, now, below }: Renewing): string | undefined {
  const source = readSource(text);
  const entry = source && entryAt(source, path);
  if (source === undefined || entry === undefined) return undefined;
  const { value } = entry;
  if ('key' in now) return renameKey(inUnit(source, value, now), path, now.key);
  if (value === null || (isScalar(value) && value.value === null)) return undefined;
  if ('words' in now) return reworded(source, value, now);
  if ('under' in now) return isMap(value) ? undefined : nested(source, entry, value, now.under);
  if (!isSeq(value)) return undefined;
  return keyed(source, entry, value as YAMLSeq<Node>, { ...now, below: below() });
}

function inUnit(source: Source, value: Node | null, now: Renamed): string {
  if (now.times === undefined || !isScalar(value) || typeof value.value !== 'number') {
    return source.text;
  }
  return overValue(source, value, String(inNewUnit(now, value.value)));
}

function reworded(source: Source, value: Node, now: Reworded): string | undefined {
  const word = isScalar(value) ? wordNow(now, value.value) : undefined;
  if (word === undefined) return undefined;
  return overValue(source, value, rewriteScalar(source.text.slice(...spanOf(value)), word));
}

function overValue({ text }: Source, value: Node, written: string): string {
  return splice(text, ...spanOf(value), written);
}

const STEP = '  ';

function nested(source: Source, entry: Entry, value: Node, key: string): string {
  const { text, lineEnd } = source;
  const [start] = spanOf(value);
  const end = trimmedEnd(source, value);
  const colon = colonOf(source, entry);
  const isOnLine = lineEndAfter(source, colon) >= start;
  if (isOnLine && !/[\r\n]/.test(text.slice(start, end))) {
    return splice(text, start, end, `{ ${keyText(key)}: ${text.slice(start, end)} }`);
  }
  const indent = ' '.repeat(columnOf(source, spanOf(entry.key)[0])) + STEP;
  const head = text.slice(colon + 1, lineEndAfter(source, isOnLine ? start : colon));
  const from = lineEndAfter(source, isOnLine ? start : colon);
  const rest = deeper(text.slice(from, end));
  return splice(text, colon + 1, end, `${lineEnd}${indent}${keyText(key)}:${head}${rest}`);
}

/** Every line but the first a step further right. */
function deeper(text: string): string {
  return text.replace(/\n(?=[^\r\n])/g, `\n${STEP}`);
}

interface Keying {
  readonly each: Json;
  readonly below: readonly string[];
}

function keyed(
  source: Source,
  entry: Entry,
  list: YAMLSeq<Node>,
  { each, below }: Keying,
): string | undefined {
  if (!list.items.every(isScalar)) return undefined;
  const names = list.items.map((item) => String(item.value));
  const gone = below.filter((key) => !names.includes(key)).map((key) => `${keyText(key)}: null`);
  const [start] = spanOf(list);
  const end = trimmedEnd(source, list);
  const from = isFlow(list) ? start : lineStart(source, startOfLines(source, entry));
  const value = valueText(each, '');
  const edited = list.items.toReversed().reduce(
    (now, item) => {
      const [first, last] = spanOf(item);
      const at = isFlow(list) ? first : source.text.lastIndexOf('-', first - 1);
      return splice(now, at - from, last - from, `${keyText(String(item.value))}: ${value}`);
    },
    source.text.slice(from, end),
  );
  const whole = isFlow(list)
    ? inBrackets(edited.slice(1, -1).trim(), gone)
    : inLines(source, edited, { gone, entry, column: columnOf(source, start) });
  return splice(source.text, from, end, whole);
}

function inBrackets(items: string, gone: readonly string[]): string {
  const all = [...(items === '' ? [] : [items.replace(/,$/, '')]), ...gone].join(', ');
  return all === '' ? '{}' : `{ ${all} }`;
}

/** Behind the line of the key, where the comment of the first item may stand. */
function startOfLines(source: Source, entry: Entry): number {
  return source.text.indexOf('\n', colonOf(source, entry)) + 1;
}

interface Lines {
  readonly gone: readonly string[];
  readonly entry: Entry;
  /** Of the items. */
  readonly column: number;
}

/** Items of a list may stand in the column of its key, entries of a map may not. */
function inLines(source: Source, lines: string, { gone, entry, column }: Lines): string {
  const isBeside = column === columnOf(source, spanOf(entry.key)[0]);
  const body = isBeside ? deeper(`\n${lines}`).slice(1) : lines;
  const indent = ' '.repeat(column) + (isBeside ? STEP : '');
  // Before the others, so that a comment behind the last one stays behind it.
  return gone.map((line) => indent + line + source.lineEnd).join('') + body;
}
