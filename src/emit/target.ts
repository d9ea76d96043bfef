// Where a run writes, and how that place is called in messages.
import { join, resolve } from 'node:path';

export interface Target {
  /** An absolute folder: the root of the repository, or what --out names. */
  readonly folder: string;
  /** As the user typed it; empty for the repository itself. */
  readonly shown: string;
  /** `dist` in the repository; empty below --out, which holds the environments directly. */
  readonly dist: string;
}

export interface Place {
  readonly root: string;
  /** What --out says, relative to `cwd`; undefined for the repository itself. */
  readonly out: string | undefined;
  readonly cwd: string;
}

export function targetOf({ root, out, cwd }: Place): Target {
  if (out === undefined) return { folder: root, shown: '', dist: 'dist' };
  return { folder: resolve(cwd, out), shown: out, dist: '' };
}

/** Moves a path of the repository to where `target` keeps it. */
export function relocate(target: Target, path: string): string {
  return target.dist === '' ? path.replace(/^dist\//, '') : path;
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
