// What files and folders looked like, so that a later run can tell whether they still do: by size and times
// where these settle it, else by content.
import { createHash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Path; size, or what else it is; `mtime`, `ctime`, or 0 where they cannot be relied on; what it holds. */
export type Seen = readonly [
  path: string,
  size: number,
  mtime: number,
  ctime: number,
  hash: string,
];

export type Snapshot = readonly Seen[];

export interface Watch {
  /** When this run began, in milliseconds of the epoch. */
  readonly startedAt: number;
  /** What a run before saw there. */
  readonly before: ReadonlyMap<string, Seen>;
  /** What this run saw there. */
  readonly seen: Map<string, Seen>;
}

const ABSENT = -1;
const FOLDER = -2;
const LINK = -3;
const OTHER = -4;

/** What changed a moment ago may change again without its times telling. */
const SETTLED_MS = 2000;
/** File systems count time in steps. */
const STEP_MS = 20;
/** More levels than this are a link to a folder above. */
const DEPTH_MAX = 20;

export function watch(startedAt: number, before: Snapshot = []): Watch {
  return { startedAt, before: new Map(before.map((seen) => [seen[0], seen])), seen: new Map() };
}

/** All that lies at these paths and below, with what links on the way lead to. */
export function snapshotBelow(watched: Watch, paths: readonly string[]): Snapshot {
  return [...new Set(paths)].sort().flatMap((path) => lookBelow(watched, path, 0));
}

function lookBelow(watched: Watch, path: string, depth: number): Snapshot {
  if (depth > DEPTH_MAX) return [];
  const stats = statSync(path, { throwIfNoEntry: false });
  const isLink =
    depth === 0 || lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (stats === undefined) return [[path, ABSENT, 0, 0, '']];
  const link: Snapshot = isLink ? [[path, LINK, 0, 0, realpathSync(path)]] : [];
  if (stats.isFile()) return [...link, lookAt(watched, path)];
  if (!stats.isDirectory()) return [...link, [path, OTHER, 0, 0, '']];
  const entries = readdirSync(path, { withFileTypes: true });
  const names = entries.map(nameOf).sort();
  const below = entries.map(({ name }) => name).sort();
  return [
    ...link,
    [path, FOLDER, 0, 0, hashOf(names.join('\n'))],
    ...below.flatMap((name) => lookBelow(watched, join(path, name), depth + 1)),
  ];
}

function nameOf(entry: Dirent): string {
  return `${entry.name}${entry.isSymbolicLink() ? ' →' : ''}`;
}

/** One file. `text` is what this run has written to it, or found in it: what changes it from then on is later
 * than the run began, so that its times are not relied on. */
export function lookAt(watched: Watch, path: string, text?: string): Seen {
  const seen = text === undefined ? watched.seen.get(path) : undefined;
  const found = seen ?? lookNow(watched, path, text);
  watched.seen.set(path, found);
  return found;
}

function lookNow({ startedAt, before }: Watch, path: string, text: string | undefined): Seen {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [path, ABSENT, 0, 0, ''];
  const { size, mtimeMs, ctimeMs } = stats;
  const known = before.get(path);
  if (known?.[1] === size && known[2] === mtimeMs && known[3] === ctimeMs) return known;
  const isSettled = startedAt - Math.max(mtimeMs, ctimeMs) > SETTLED_MS;
  const hash = hashOf(text ?? readFileSync(path));
  return [path, size, isSettled ? mtimeMs : 0, isSettled ? ctimeMs : 0, hash];
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

export function isSame(left: Snapshot, right: Snapshot): boolean {
  if (left.length !== right.length) return false;
  return left.every((seen, index) => {
    const other = right[index];
    return seen[0] === other?.[0] && seen[1] === other[1] && seen[4] === other[4];
  });
}

/** Whether any of these files changed after this run began: then nobody knows what it has read. */
export function changedSince(startedAt: number, snapshot: Snapshot): boolean {
  return snapshot.some(([path, size]) => {
    if (size < 0 && size !== FOLDER) return false;
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return true;
    return Math.max(stats.mtimeMs, stats.ctimeMs) > startedAt - STEP_MS;
  });
}
