// What a run would change: the files that should exist against those on disk, byte by byte.
import { readFileSync } from 'node:fs';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { LOCK_FILE, MODULE_FOLDER, TERRAFORM_FILE } from './layout.ts';
import { isGenerated } from './mark-generated.ts';
import type { Files } from './plan-files.ts';
import { type Disk, type EntryKind, isTemporary } from './read-disk.ts';
import { absolutePath, showPath, type Target } from './target.ts';

/** Paths below the target, each list sorted by code unit. */
export interface ChangeSet {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

export interface Comparison {
  readonly target: Target;
  /** By path below the target. */
  readonly files: Files;
  /** Paths of further files that are there as they should be. */
  readonly standing: ReadonlySet<string>;
  readonly disk: Disk;
}

const KIND_NAMES = {
  file: 'a file',
  folder: 'a folder',
  link: 'a symbolic link',
  other: 'a special file',
} satisfies Record<EntryKind, string>;

export function compareFiles({ target, files, standing, disk }: Comparison): ChangeSet {
  const created: string[] = [];
  const changed: string[] = [];
  const unchanged: string[] = [...standing];
  for (const path of [...files.keys()].sort()) {
    const kind = disk.get(path);
    if (kind === undefined) created.push(path);
    else if (kind === 'file' && hasBytes(target, path, files.get(path) ?? '')) unchanged.push(path);
    else changed.push(path);
  }
  const removed = findOrphans({ target, files, standing, disk });
  return { created, changed, removed, unchanged: unchanged.sort() };
}

/** What stands where a folder or a file of ours belongs, once for each obstacle. */
export function findObstacles({ target, files, disk }: Comparison): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const path of files.keys()) {
    if (disk.get(path) === 'folder') {
      found.set(path, diagnostic('emit/not-a-file', { path: showPath(target, path) }));
    }
    for (const folder of foldersOf(path)) {
      const kind = disk.get(folder) ?? 'folder';
      if (kind === 'folder' || found.has(folder)) continue;
      const args = { path: showPath(target, folder), found: KIND_NAMES[kind] };
      found.set(folder, diagnostic('emit/not-a-folder', args));
    }
  }
  return [...found.values()];
}

/** The folders above `path`, the outermost first. */
export function foldersOf(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** Ours by their mark, and no longer wanted. A lock and a copied file have none: they go with their stack. */
function findOrphans({ target, files, standing, disk }: Comparison): readonly string[] {
  const isOurs = (path: string): boolean =>
    disk.get(path) === 'file' && isGenerated(readFileSync(absolutePath(target, path), 'utf8'));

  return [...disk.keys()]
    .filter((path) => disk.get(path) === 'file' && !isTemporary(path))
    .filter((path) => !files.has(path) && !standing.has(path))
    .filter((path) => isOurs(markedFor(path)))
    .sort();
}

const WITHOUT_MARK = new RegExp(`(/terraform/[^/]+/)(?:${MODULE_FOLDER}/.+|\\${LOCK_FILE})$`);

/** The file that has the mark for this one. */
function markedFor(path: string): string {
  return path.replace(WITHOUT_MARK, `$1${TERRAFORM_FILE}`);
}

function hasBytes(target: Target, path: string, content: string): boolean {
  return readFileSync(absolutePath(target, path)).equals(Buffer.from(content));
}
