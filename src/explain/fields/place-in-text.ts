// What stands in one line of YAML, or of JSON, which YAML holds.
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
} from 'yaml';
import type { Path } from '../../diagnostics/diagnostic.ts';

export interface PlaceInText {
  readonly path: Path;
  /** A line of a text that has several. */
  readonly line?: string;
  /** Whether it is a map or a list, of which the line is only the beginning or the end. */
  readonly isBlock: boolean;
  /** What is written there. */
  readonly value: unknown;
}

/** Undefined: nothing does, as in a blank line or a comment. */
export function placeAtLine(text: string, line: number): PlaceInText | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  const written = text.split('\n')[line - 1]?.trim() ?? '';
  if (written === '' || (written.startsWith('#') && !isInText(document.contents, line, lines)))
    return undefined;
  return deepest({ node: document.contents, line, lines, written }, []);
}

interface Seek {
  readonly node: unknown;
  readonly line: number;
  readonly lines: LineCounter;
  readonly written: string;
}

function deepest(seek: Seek, path: Path): PlaceInText | undefined {
  const { node, line, lines } = seek;
  const children = childrenOf(node);
  for (const child of children) {
    const { start, end } = spanOf(child, lines);
    if (line < start || line > end) continue;
    const found = deepest({ ...seek, node: child.value }, [...path, child.key]);
    if (found !== undefined) return found;
  }
  if (path.length === 0) return undefined;
  return isScalar(node) ? placeOfScalar(node, path, seek) : placeOfBlock(node, path);
}

function placeOfScalar(node: Scalar, path: Path, { line, lines, written }: Seek): PlaceInText {
  const { value, range } = node;
  const isLong = typeof value === 'string' && value.includes('\n');
  const isInside = isLong && range && lines.linePos(range[0]).line !== line;
  return { path, isBlock: false, value, ...(isInside ? { line: written } : {}) };
}

function placeOfBlock(node: unknown, path: Path): PlaceInText {
  const value: unknown = isNode(node) ? node.toJSON() : null;
  return { path, isBlock: childrenOf(node).length > 0, value };
}

interface Child {
  readonly key: string | number;
  readonly start: number | undefined;
  readonly value: unknown;
}

function childrenOf(node: unknown): readonly Child[] {
  if (isMap(node)) {
    return node.items.map(({ key, value }) => ({
      key: String(isScalar(key) ? key.value : key),
      start: isScalar(key) ? key.range?.[0] : undefined,
      value,
    }));
  }
  if (isSeq(node)) {
    return node.items.map((value, place) => ({
      key: place,
      start: undefined,
      value: isPair(value) ? value.value : value,
    }));
  }
  return [];
}

function spanOf(
  { start, value }: Child,
  lines: LineCounter,
): { readonly start: number; readonly end: number } {
  const range = (value as Node | null)?.range;
  const first = start ?? range?.[0] ?? 0;
  const last = Math.max(first, (range?.[1] ?? first + 1) - 1);
  return { start: lines.linePos(first).line, end: lines.linePos(last).line };
}

/** Where a line that begins like a comment is none. */
function isInText(contents: unknown, line: number, lines: LineCounter): boolean {
  const inside = (node: unknown): boolean =>
    childrenOf(node).some((child) => {
      const { start, end } = spanOf(child, lines);
      if (line <= start || line > end) return false;
      return isScalar(child.value) ? true : inside(child.value);
    });
  return inside(contents);
}

/** Where a path stands; undefined: nowhere. */
export function lineOfPath(text: string, path: Path): number | undefined {
  const lines = new LineCounter();
  let node: unknown = parseDocument(text, { lineCounter: lines, logLevel: 'silent' }).contents;
  let line: number | undefined;
  for (const segment of path) {
    const child = childrenOf(node).find(({ key }) => String(key) === String(segment));
    if (child === undefined) return line;
    line = spanOf(child, lines).start;
    node = child.value;
  }
  return line;
}
