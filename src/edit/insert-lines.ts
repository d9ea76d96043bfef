// Lines into a map, where a person would put them: behind the entry that comes before it in the schema, or last.
import { isMap, parse, stringify } from 'yaml';
import type { Path } from '../diagnostics/diagnostic.ts';
import { keyText } from './key-text.ts';
import {
  colonOf,
  columnOf,
  type Entry,
  endOf,
  entriesOf,
  entryAt,
  isEmpty,
  isFlow,
  keyOf,
  lineEndAfter,
  lineStart,
  type MapNode,
  nodeAt,
  readSource,
  type Source,
  spanOf,
  splice,
} from './source.ts';

/** Keys of the map at a path in the order in which people write them; none where any order will do. */
export type Order = (path: Path) => readonly string[];

const STEP = '  ';

/** `lines` are one entry as block YAML, not indented. Undefined: what stands at the path, or above it, is no map. */
export function insertLines(
  text: string,
  path: Path,
  lines: readonly string[],
  orderOf: Order,
): string | undefined {
  const source = readSource(text);
  if (source === undefined) return undefined;
  const found = deepest(source, path);
  if (found === undefined) return undefined;
  const { above, node, missing } = found;
  const nested = missing.reduceRight<readonly string[]>(
    (inner, key) => [`${keyText(String(key))}:`, ...inner.map((line) => indented(line, STEP))],
    lines,
  );
  if (node === null) return intoNothing(source, above, nested);
  if (isFlow(node)) return intoFlow(source, { map: node, entry: entryAt(source, above) }, nested);
  const order = orderOf(above);
  return intoBlock(source, node, nested, order);
}

interface Found {
  /** Path of what was found. */
  readonly above: Path;
  /** Null: a key without a value, or a file without anything. */
  readonly node: MapNode | null;
  /** Keys that are not written yet. */
  readonly missing: Path;
}

/** The last map on the way; undefined where something else stands there. */
function deepest(source: Source, path: Path): Found | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const above = path.slice(0, length);
    const node = nodeAt(source, above);
    if (node === undefined) continue;
    const missing = path.slice(length);
    if (node === null || isEmpty(node)) return { above, node: null, missing };
    return isMap(node) ? { above, node: node as MapNode, missing } : undefined;
  }
  return undefined;
}

function intoNothing(source: Source, above: Path, lines: readonly string[]): string | undefined {
  const { text, lineEnd } = source;
  const entry = entryAt(source, above);
  if (entry === undefined) {
    const gap = text === '' || text.endsWith('\n') ? '' : lineEnd;
    return above.length > 0 ? undefined : `${text}${gap}${lines.join(lineEnd)}${lineEnd}`;
  }
  const indent = ' '.repeat(columnOf(source, spanOf(entry.key)[0])) + STEP;
  return afterLine(
    source,
    colonOf(source, entry),
    lines.map((line) => indented(line, indent)),
  );
}

function intoFlow(
  source: Source,
  { map, entry }: { readonly map: MapNode; readonly entry: Entry | undefined },
  lines: readonly string[],
): string {
  const { text } = source;
  const [start, end] = spanOf(map);
  const last = entriesOf(map).at(-1);
  const isOwnLine = entry !== undefined && !isInFlow(source, entry);
  if (last === undefined && isOwnLine) {
    // `key: {}` has no reason to stay in brackets.
    const indent = ' '.repeat(columnOf(source, spanOf(entry.key)[0])) + STEP;
    const emptied = splice(text, colonOf(source, entry) + 1, end, '');
    return afterLine(
      { ...source, text: emptied },
      colonOf(source, entry),
      lines.map((line) => indented(line, indent)),
    );
  }
  const flow = flowOf(lines);
  if (last === undefined) return splice(text, start, end, `{ ${flow} }`);
  const at = endOf(source, last);
  return splice(text, at, at, `, ${flow}`);
}

/** Whether brackets are open where it stands: something else than space and dashes is before it on its line. */
function isInFlow(source: Source, entry: Entry): boolean {
  const [start] = spanOf(entry.key);
  return !/^[\s-]*$/.test(source.text.slice(lineStart(source, start), start));
}

/** One entry without the brackets around it. */
function flowOf(lines: readonly string[]): string {
  const value: unknown = parse(lines.join('\n'));
  const text = stringify(value, {
    collectionStyle: 'flow',
    lineWidth: 0,
    flowCollectionPadding: true,
  });
  return text.trim().replace(/^\{ ?/, '').replace(/ ?\}$/, '');
}

function intoBlock(
  source: Source,
  map: MapNode,
  lines: readonly string[],
  order: readonly string[],
): string {
  const entries = entriesOf(map);
  const [first] = entries;
  const indent = ' '.repeat(first === undefined ? 0 : columnOf(source, spanOf(first.key)[0]));
  const written = lines.map((line) => indented(line, indent));
  const key = keyOf(
    entriesOf(readSource(lines.join('\n'))?.document.contents as MapNode)[0] as Entry,
  );
  const before = entryBefore(entries, order, key);
  const gap = areApart(source, entries) ? [''] : [];
  if (before === undefined && first !== undefined) {
    const at = withComments(source, lineStart(source, spanOf(first.key)[0]), indent.length);
    const { text, lineEnd } = source;
    return splice(text, at, at, [...written, ...gap].map((line) => line + lineEnd).join(''));
  }
  const at = before === undefined ? spanOf(map)[1] : endOf(source, before);
  return afterLine(source, at, [...gap, ...written]);
}

/** The last one written, unless the order names some that come before it. */
function entryBefore(
  entries: readonly Entry[],
  order: readonly string[],
  key: string,
): Entry | undefined {
  const rank = order.indexOf(key);
  if (rank === -1) return entries.at(-1);
  const earlier = entries
    .filter((entry) => order.includes(keyOf(entry)) && order.indexOf(keyOf(entry)) < rank)
    .sort((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)));
  return earlier.at(-1);
}

/** Whether blank lines part most of the entries. */
function areApart(source: Source, entries: readonly Entry[]): boolean {
  const parted = entries.slice(1).filter((entry) => {
    const start = withComments(source, lineStart(source, spanOf(entry.key)[0]), 0);
    return /\n\s*\n$/.test(source.text.slice(0, start));
  });
  return parted.length * 2 > entries.length - 1;
}

/** The start of the comment right above a line, or of the line itself; what begins the file belongs to the file. */
export function withComments(
  { text }: Pick<Source, 'text'>,
  start: number,
  column: number,
): number {
  let at = start;
  while (at > 0) {
    const above = text.lastIndexOf('\n', at - 2) + 1;
    const line = text.slice(above, at);
    const isComment = /^\s*#/.test(line) && line.search(/\S/) >= column;
    if (!isComment || above === 0) break;
    at = above;
  }
  return at;
}

function afterLine(source: Source, at: number, lines: readonly string[]): string {
  const { text, lineEnd } = source;
  const end = lineEndAfter(source, at);
  return splice(text, end, end, lines.map((line) => lineEnd + line).join(''));
}

function indented(line: string, indent: string): string {
  return line === '' ? line : indent + line;
}
