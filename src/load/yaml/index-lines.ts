import type { Position } from '../../diagnostics/diagnostic.ts';

/** Turns two offsets into a text, the second exclusive, into a position. */
export type PositionOf = (start: number, end: number) => Position;

/** Lines end at LF or CRLF only; no other line break is let through. */
export function indexLines(file: string, text: string): PositionOf {
  const starts = [0];
  for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) {
    starts.push(next + 1);
  }
  return (start, end) => {
    const from = lineAt(starts, start);
    const to = lineAt(starts, Math.max(start, end));
    return {
      file,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  };
}

function lineAt(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
