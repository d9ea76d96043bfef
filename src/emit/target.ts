// Where a run writes, and how that place is called in messages.
import { join, resolve } from 'node:path';

export interface Target {
  /** An absolute folder: the root of the repository, or what --out names. */
  readonly folder: string;
  /** As the user typed it; empty for the repository itself. */
  readonly shown: string;
  /** `dist` in the repository; empty below --out, which holds the environments directly. */
  readonly dist: string;
  /** Where paths of files say that results lie. */
  readonly results: string;
}

export interface Place {
  readonly root: string;
  /** What --out says, relative to `cwd`; undefined for the repository itself. */
  readonly out: string | undefined;
  readonly cwd: string;
  /** Folder of the results in the repository. */
  readonly folder: string;
}

export function targetOf({ root, out, cwd, folder }: Place): Target {
  if (out === undefined) return { folder: root, shown: '', dist: folder, results: folder };
  return { folder: resolve(cwd, out), shown: out, dist: '', results: folder };
}

/** Moves a path of the repository to where `target` keeps it. */
export function relocate(target: Target, path: string): string {
  const isMoved = target.dist === '' && path.startsWith(`${target.results}/`);
  return isMoved ? path.slice(target.results.length + 1) : path;
}

export function showPath(target: Target, path: string): string {
  return target.shown === '' ? path : join(target.shown, path);
}

/** The folder of an environment, or of all when `name` is empty, below the target. */
export function distFolder(target: Target, name: string): string {
  return [target.dist, name].filter((part) => part !== '').join('/');
}

export function absolutePath(target: Target, path: string): string {
  return join(target.folder, path);
}
