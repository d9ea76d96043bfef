// Two folders, byte by byte, and what differs in words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Files = ReadonlyMap<string, string>;

export function filesBelow(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  // A byte a character, so that no two files that differ are read as the same text.
  return new Map(
    paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );
}

/** One line for each file that is not the same in both. */
export function differencesOf(ours: Files, theirs: Files): readonly string[] {
  return [...new Set([...ours.keys(), ...theirs.keys()])].sort().flatMap((path) => {
    const own = ours.get(path);
    const other = theirs.get(path);
    if (own === other) return [];
    if (other === undefined) return [`${path}: not written with the fork`];
    if (own === undefined) return [`${path}: written with the fork only`];
    return [`${path}${firstDifference(own, other)}`];
  });
}

function firstDifference(own: string, other: string): string {
  const lines = other.split('\n');
  const ours = own.split('\n');
  const length = Math.max(lines.length, ours.length);
  const at = Array.from({ length }, (_, index) => index).find((i) => lines[i] !== ours[i]) ?? 0;
  const found = (line: string | undefined) => line?.trim() ?? 'the end';
  return `:${at + 1}: ${found(ours[at])} → ${found(lines[at])}`;
}

/** Terraform JSON without what the library says of itself, which Terraform does not read. */
export function withoutComments(files: Files): Files {
  return new Map([...files].map(([path, text]) => [path, withoutComment(text)]));
}

function withoutComment(text: string): string {
  const isComment = (key: string) => key === '//';
  return JSON.stringify(
    JSON.parse(text, (key, value) => (isComment(key) ? undefined : value)),
    null,
    2,
  );
}

/** How often each value of what the library says of itself is another one, by its path. */
export function commentDifferences(ours: Files, theirs: Files): readonly string[] {
  const counts = new Map<string, number>();
  for (const [path, text] of ours) {
    const other = theirs.get(path);
    if (other === undefined) continue;
    const own = leavesOf('//', JSON.parse(text)['//']);
    const their = leavesOf('//', JSON.parse(other)['//']);
    for (const name of new Set([...own.keys(), ...their.keys()])) {
      if (own.get(name) === their.get(name)) continue;
      const line = `${name}: ${own.get(name) ?? 'nothing'} → ${their.get(name) ?? 'nothing'}`;
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  return [...counts].map(([line, count]) => `${line} (${count}×)`);
}

function leavesOf(path: string, value: unknown): ReadonlyMap<string, string> {
  if (value === undefined) return new Map();
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return new Map([[path, JSON.stringify(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, item]) => [...leavesOf(`${path}.${key}`, item)]),
  );
}
