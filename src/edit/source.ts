// One YAML text as an editor of it sees it: where each value begins and ends. Nothing is ever written anew but
// the lines that an edit is about, so that comments, quotes, order and line ends of all others stay.
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from '../diagnostics/diagnostic.ts';
import { withoutMark } from '../model/values/without-mark.ts';

export type Entry = Pair<Node, Node | null>;
export type MapNode = YAMLMap<Node, Node | null>;

export interface Source {
  readonly text: string;
  readonly document: Document.Parsed;
  /** What ends a line in it. */
  readonly lineEnd: string;
}

/** Undefined where it is no YAML. */
export function readSource(text: string): Source | undefined {
  const document = parseDocument(text, { version: '1.2', uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  return { text, document, lineEnd: text.includes('\r\n') ? '\r\n' : '\n' };
}

export function entriesOf(map: MapNode | YAMLMap): readonly Entry[] {
  return map.items as unknown as readonly Entry[];
}

export function keyOf(entry: Entry): string {
  return isScalar(entry.key) ? String(entry.key.value) : '';
}

export function entryOf(map: MapNode, key: string | number): Entry | undefined {
  return entriesOf(map).find((entry) => keyOf(entry) === String(key));
}

/** Undefined: nothing is written there. Null: a key without a value. */
export function nodeAt({ document }: Source, path: Path): Node | null | undefined {
  let node: Node | null | undefined = document.contents;
  for (const key of path) {
    if (isMap(node)) node = entryOf(node as MapNode, key)?.value;
    else if (isSeq(node)) node = (node as YAMLSeq<Node>).items[Number(key)];
    else return undefined;
  }
  return node;
}

/** Undefined: it is not written there, or is the file itself, which no key stands before. */
export function entryAt(source: Source, path: Path): Entry | undefined {
  const key = path.at(-1);
  const map = nodeAt(source, path.slice(0, -1));
  return key !== undefined && isMap(map) ? entryOf(map as MapNode, key) : undefined;
}

export function isFlow(node: Node | null | undefined): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

/** Neither a value on the line of its key nor one in brackets. */
export function isBlock(node: Node | null | undefined): boolean {
  if (isMap(node) || isSeq(node)) return node.flow !== true;
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** No value is written: `key:` and nothing. */
export function isEmpty(node: Node | null | undefined): boolean {
  return (
    node === null || (isScalar(node) && node.value === null && spanOf(node)[0] === spanOf(node)[1])
  );
}

/** Of what is written of a node, without comments and blank lines behind it. */
export function spanOf(node: Node): readonly [start: number, end: number] {
  const [start = 0, end = 0] = node.range ?? [];
  return [start, end];
}

/** The colon behind a key. */
export function colonOf({ text }: Source, entry: Entry): number {
  return text.indexOf(':', spanOf(entry.key)[1]);
}

/** Behind the last character of an entry; a comment behind that is not in it. */
export function endOf(source: Source, entry: Entry): number {
  const { value } = entry;
  if (value === null || isEmpty(value)) return colonOf(source, entry) + 1;
  return trimmedEnd(source, value);
}

export function trimmedEnd({ text }: Source, node: Node): number {
  let end = spanOf(node)[1];
  if (!isBlock(node)) return end;
  while (/\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

export function lineStart({ text }: Pick<Source, 'text'>, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Behind the last character of the line, before what ends it. */
export function lineEndAfter({ text }: Pick<Source, 'text'>, at: number): number {
  const end = text.indexOf('\n', at);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

export function columnOf(source: Pick<Source, 'text'>, at: number): number {
  return at - lineStart(source, at);
}

export function splice(text: string, start: number, end: number, middle: string): string {
  return text.slice(0, start) + middle + text.slice(end);
}

/** Edits what stands behind the byte order mark of a file, if it has one. */
export function editSource(
  source: string,
  edit: (text: string) => string | undefined,
): string | undefined {
  const text = withoutMark(source);
  const edited = edit(text);
  return edited === undefined ? undefined : source.slice(0, source.length - text.length) + edited;
}
