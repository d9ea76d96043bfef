// Makes a change set true. All new content is staged in temporary files first; only when every one
// of them is on disk are files removed and replaced, so that a full disk changes nothing.
import {
  closeSync,
  existsSync,
  fchmodSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type ChangeSet, foldersOf } from './compare-files.ts';
import { TERRAFORM_FILE } from './layout.ts';
import type { Files } from './plan-files.ts';
import { type Disk, isTemporary } from './read-disk.ts';
import { reportSystemError, systemCode } from './system-error.ts';
import { absolutePath, showPath, type Target } from './target.ts';

export interface WriteRequest {
  readonly target: Target;
  readonly files: Files;
  readonly disk: Disk;
  readonly changes: ChangeSet;
  /** Distinguishes the temporary files of runs at the same time. */
  readonly runId: number;
}

/** What has been begun, and is undone when a later step does not succeed. */
interface Progress {
  path: string;
  readonly staged: Map<string, string>;
  readonly madeFolders: string[];
  /** Folders that are there. */
  readonly standing: Set<string>;
}

const FILE_MODE = 0o644;

/** Returns what kept it from writing; then no temporary file is left. */
export function writeChanges(request: WriteRequest): readonly Diagnostic[] {
  const progress: Progress = { path: '', staged: new Map(), madeFolders: [], standing: new Set() };
  try {
    removeLeftovers(request, progress);
    stageAll(request, progress);
    removeAll(request, progress);
    replaceAll(request, progress);
  } catch (error) {
    discard(progress);
    const path = showPath(request.target, progress.path);
    return [reportSystemError(error, { code: 'emit/cannot-write', path })];
  }
  removeEmptyFolders(request);
  return [];
}

/** Temporary files of a run that was killed. */
function removeLeftovers({ target, disk }: WriteRequest, progress: Progress): void {
  for (const path of disk.keys()) {
    if (!isTemporary(path)) continue;
    progress.path = path;
    rmSync(absolutePath(target, path), { force: true });
  }
}

function stageAll({ target, files, changes, runId }: WriteRequest, progress: Progress): void {
  for (const path of [...changes.created, ...changes.changed]) {
    progress.path = path;
    const folder = dirname(absolutePath(target, path));
    makeFolder(folder, progress);
    const temporary = join(folder, `.groundplan-${runId}-${progress.staged.size}.tmp`);
    const file = openNew(temporary);
    progress.staged.set(path, temporary);
    try {
      writeFileSync(file, files.get(path) ?? '');
      // The mode given to open is cut by the user's umask.
      fchmodSync(file, FILE_MODE);
    } finally {
      closeSync(file);
    }
  }
}

/** Exclusive, so that not even a link made this moment is written through. */
function openNew(path: string): number {
  try {
    return openSync(path, 'wx', FILE_MODE);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    // Of a run that was killed and had this number.
    rmSync(path, { force: true });
    return openSync(path, 'wx', FILE_MODE);
  }
}

function makeFolder(folder: string, progress: Progress): void {
  if (progress.standing.has(folder)) return;
  progress.standing.add(folder);
  if (existsSync(folder)) return;
  // One by one: with `recursive`, Node never comes back from a file system such as /proc, which says of
  // each new folder that there is no such folder.
  makeFolder(dirname(folder), progress);
  mkdirSync(folder);
  progress.madeFolders.push(folder);
}

/** A stack after the files that are known to be ours by it. */
function removeAll({ target, changes }: WriteRequest, progress: Progress): void {
  const isStack = (path: string) => path.endsWith(`/${TERRAFORM_FILE}`);
  const { removed } = changes;
  for (const path of [...removed.filter((each) => !isStack(each)), ...removed.filter(isStack)]) {
    progress.path = path;
    unlinkSync(absolutePath(target, path));
  }
}

function replaceAll({ target }: WriteRequest, progress: Progress): void {
  for (const [path, temporary] of progress.staged) {
    progress.path = path;
    renameSync(temporary, absolutePath(target, path));
    progress.staged.delete(path);
  }
}

function discard({ staged, madeFolders }: Progress): void {
  for (const temporary of staged.values()) rmSync(temporary, { force: true });
  for (const folder of madeFolders.sort().reverse()) removeEmptyFolder(folder);
}

/** Folders that held nothing but removed files, from the innermost to those of a system. */
function removeEmptyFolders({ target, changes }: WriteRequest): void {
  const isAbove = (folder: string) => `${target.dist}/`.startsWith(`${folder}/`);
  const folders = changes.removed.flatMap(foldersOf).filter((folder) => !isAbove(folder));
  for (const folder of [...new Set(folders)].sort().reverse()) {
    removeEmptyFolder(absolutePath(target, folder));
  }
}

function removeEmptyFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}
