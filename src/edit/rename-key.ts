// Another word in the place of a key, or of what names it.
import type { Path, Position } from '../diagnostics/diagnostic.ts';
import { inQuotesOf } from './key-text.ts';
import { entryAt, readSource, spanOf, splice } from './source.ts';

/** Undefined: it is not written there. */
export function renameKey(text: string, path: Path, name: string): string | undefined {
  const source = readSource(text);
  const entry = source && entryAt(source, path);
  if (entry === undefined) return undefined;
  const [start, end] = spanOf(entry.key);
  return splice(text, start, end, inQuotesOf(text.slice(start, end), name));
}

/** Undefined: something else stands there than `from`. */
export function renameAt(
  text: string,
  at: Position,
  { from, to }: { readonly from: string; readonly to: string },
): string | undefined {
  const start = offsetOf(text, at.line, at.column);
  const end = offsetOf(text, at.endLine, at.endColumn);
  const written = text.slice(start, end);
  const bare = written.replace(/^(["'])(.*)\1$/, '$2');
  if (bare !== from) return undefined;
  return splice(text, start, end, inQuotesOf(written, to));
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
