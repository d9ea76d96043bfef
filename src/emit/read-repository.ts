// What a run reads from the repository besides its environments.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { folderIn } from '../model/delivery/output-folder.ts';
import { ATLANTIS_FILE } from './layout.ts';
import { isGenerated } from './mark-generated.ts';
import { reportSystemError, systemCode } from './system-error.ts';
import type { Target } from './target.ts';

/** Where the results of the run before lie; nowhere else below --out. */
export function previousFolder({ folder, dist }: Target): string {
  if (dist === '') return dist;
  const path = join(folder, ATLANTIS_FILE);
  const text = isFile(path) ? readFileSync(path, 'utf8') : '';
  return folderIn(isGenerated(text) ? text : '');
}

export const LOCK_PATH = 'locks/terraform.lock.hcl';

/** The folder that --root names, or the nearest one upwards with a package.json. */
export function findRoot(cwd: string, named?: string): string | undefined {
  if (named !== undefined) return isFolder(resolve(cwd, named)) ? resolve(cwd, named) : undefined;
  if (existsSync(join(cwd, 'package.json'))) return cwd;
  const parent = dirname(cwd);
  return parent === cwd ? undefined : findRoot(parent);
}

/** Version of the groundplan whose folder it is; undefined: it is none. */
export function programAt(folder: string): string | undefined {
  try {
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    const { name, version } = JSON.parse(text) as { name?: unknown; version?: unknown };
    return name === 'groundplan' && typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

/** Whether there is anything of this name. */
export function standsIn(root: string, path: string): boolean {
  return existsSync(join(root, path));
}

export interface Lock {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The provider lock that every stack gets a copy of; `edits` count instead of what is on disk. */
export function readLock(root: string, edits?: ReadonlyMap<string, string>): Lock {
  const edited = edits?.get(LOCK_PATH);
  if (edited !== undefined) return { text: edited, diagnostics: [] };
  try {
    return { text: readFileSync(join(root, LOCK_PATH), 'utf8'), diagnostics: [] };
  } catch (error) {
    const code = systemCode(error);
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    const report = isMissing
      ? diagnostic('emit/no-lock', { path: LOCK_PATH })
      : reportSystemError(error, { code: 'emit/cannot-read', path: LOCK_PATH });
    return { text: '', diagnostics: [report] };
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
