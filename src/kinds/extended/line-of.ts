import type { Position } from '../../diagnostics/diagnostic.ts';

interface Source {
  readonly file: string;
  readonly source: string;
}

/** The line of `kind.ts` that has a member, such as `collection`; else the one that exports the kind. */
export function lineOf({ file, source }: Source, member?: string): Position {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => /^export\s+(const\s+kind\b|default\b|\{)/.test(line));
  const written = new RegExp(`^\\s+(async\\s+)?${member ?? ''}\\b\\s*[:(,]`);
  const found =
    member === undefined
      ? -1
      : lines.findIndex((line, index) => index >= start && written.test(line));
  const line = Math.max(found === -1 ? start : found, 0);
  const text = lines[line] ?? '';
  const column = text.length - text.trimStart().length + 1;
  return {
    ...{ file, line: line + 1, column, endLine: line + 1 },
    endColumn: Math.max(text.trimEnd().length + 1, column + 1),
  };
}
