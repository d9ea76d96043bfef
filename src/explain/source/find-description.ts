// Where the schema has a key: the line that begins its description, or that of its name above it.
import type { SourceLine, Sources } from './find-constant.ts';

const SHARED = 30;

export function findDescription(
  sources: Sources,
  key: string,
  text: string,
): SourceLine | undefined {
  const start = text.slice(0, SHARED);
  if (start === '') return undefined;
  const found = [...sources].flatMap(([file, source]) => {
    const lines = source.split('\n');
    return lines.flatMap((line, at) =>
      unescaped(line).includes(start) ? [{ file, at, lines }] : [],
    );
  });
  const near = found.find(({ at, lines }) => keyLine(lines, at, key) !== undefined) ?? found[0];
  if (near === undefined) return undefined;
  const { file, at, lines } = near;
  return { file, line: (keyLine(lines, at, key) ?? at) + 1 };
}

function unescaped(line: string): string {
  return line.replaceAll("\\'", "'");
}

const ABOVE_MAX = 12;

function keyLine(lines: readonly string[], at: number, key: string): number | undefined {
  for (let line = at; line >= Math.max(0, at - ABOVE_MAX); line -= 1) {
    if (new RegExp(`^\\s*(export const )?${key}\\b`, 'i').test(lines[line] ?? '')) return line;
  }
  return undefined;
}

/** What a tier has in the place of the schema. */
export function findTierDefault(
  sources: Sources,
  key: string,
  value: unknown,
): SourceLine | undefined {
  const written = new RegExp(`\\b${key}: ['"]?${String(value).replaceAll(/\W/g, '.')}\\b`);
  const files = [...sources].filter(
    ([file, text]) => /\/tier\.ts$/.test(file) || /\btiers\b/.test(text),
  );
  for (const [file, text] of files) {
    const at = text.split('\n').findIndex((line) => written.test(line));
    if (at >= 0) return { file, line: at + 1 };
  }
  return undefined;
}
