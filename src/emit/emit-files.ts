// The emit room's effects: compares the files of a plan with the disk and writes the difference.
import { statSync } from 'node:fs';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { type ChangeSet, type Comparison, compareFiles, findObstacles } from './compare-files.ts';
import { REPOSITORY_FILES } from './layout.ts';
import type { Files } from './plan-files.ts';
import { type Disk, type DiskRequest, readDisk } from './read-disk.ts';
import { previousFolder } from './read-repository.ts';
import { reportSystemError } from './system-error.ts';
import { distFolder, relocate, showPath, type Target } from './target.ts';
import { writeChanges } from './write-changes.ts';

export interface EmitRequest {
  readonly target: Target;
  /** By path relative to the root of the repository. */
  readonly files: Files;
  /** Further files that are there as they should be. Absent: none. */
  readonly standing?: ReadonlySet<string> | undefined;
  /** What this run has found there before. Absent: it has not looked. */
  readonly disk?: Disk | undefined;
  /** Names of the environments the files come from. */
  readonly names: readonly string[];
  /** Whether these are all environments: then what belongs to others is removed. */
  readonly isComplete: boolean;
  /** Only finds what would change. */
  readonly isDryRun: boolean;
  /** A number that no other run at the same time has. */
  readonly runId: number;
}

export interface Emission {
  /** Paths as shown to the user. */
  readonly changes: ChangeSet;
  readonly diagnostics: readonly Diagnostic[];
  /** What lies there now. Absent: nobody has looked since it changed. */
  readonly disk?: Disk | undefined;
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING: ChangeSet = { created: [], changed: [], removed: [], unchanged: [] };

export function emitFiles(request: EmitRequest): Emission {
  const { target, isDryRun, runId } = request;
  const { comparison, diagnostics: refusals } = look(request);
  if (comparison === undefined) return { changes: NOTHING, diagnostics: refusals };

  const obstacles = findObstacles(comparison);
  if (obstacles.length > 0) return { changes: NOTHING, diagnostics: obstacles };

  try {
    const changes = compareFiles(comparison);
    const diagnostics = isDryRun ? [] : writeChanges({ ...comparison, changes, runId });
    const isSame = changes.created.length + changes.removed.length === 0;
    const disk = isSame ? comparison.disk : undefined;
    return { changes: showChanges(target, changes), diagnostics, disk };
  } catch (error) {
    return { changes: NOTHING, diagnostics: [cannotRead(error, target)] };
  }
}

interface Look {
  readonly comparison?: Comparison;
  readonly diagnostics: readonly Diagnostic[];
}

function look(request: EmitRequest): Look {
  const { target, files, standing = NONE, names, isComplete } = request;
  const outsideDist = [...files.keys()].filter((path) => !path.startsWith(`${target.results}/`));
  const relocated = new Map([...files].map(([path, text]) => [relocate(target, path), text]));
  try {
    if (!isFolderOrAbsent(target)) return { diagnostics: [notAFolder(target)] };
    const asked = { target, names, isComplete, paths: outsideDist };
    const disk = request.disk ? withPaths(request.disk, asked) : diskOf(asked);
    const stands = new Set([...standing].map((path) => relocate(target, path)));
    return { comparison: { target, files: relocated, standing: stands, disk }, diagnostics: [] };
  } catch (error) {
    return { diagnostics: [cannotRead(error, target)] };
  }
}

/** With what the run before left elsewhere; `paths` are those outside of the folder of results. */
export function diskOf({ target, names, isComplete, paths }: DiskRequest): Disk {
  const before = { ...target, dist: previousFolder(target) };
  const shared = isComplete ? [...paths, ...REPOSITORY_FILES] : paths;
  return new Map([
    ...readDisk({ target: before, names, isComplete, paths: [] }),
    ...readDisk({ target, names, isComplete, paths: shared }),
  ]);
}

/** Folders of environments are not listed again. */
function withPaths(disk: Disk, request: DiskRequest): Disk {
  return new Map([...disk, ...readDisk({ ...request, names: [], isComplete: false })]);
}

function isFolderOrAbsent(target: Target): boolean {
  return statSync(target.folder, { throwIfNoEntry: false })?.isDirectory() ?? true;
}

function notAFolder(target: Target): Diagnostic {
  return diagnostic('emit/not-a-folder', { path: showPath(target, ''), found: 'a file' });
}

function cannotRead(error: unknown, target: Target): Diagnostic {
  const path = showPath(target, distFolder(target, ''));
  return reportSystemError(error, { code: 'emit/cannot-read', path });
}

function showChanges(target: Target, changes: ChangeSet): ChangeSet {
  const show = (paths: readonly string[]) => paths.map((path) => showPath(target, path));
  return {
    created: show(changes.created),
    changed: show(changes.changed),
    removed: show(changes.removed),
    unchanged: show(changes.unchanged),
  };
}
