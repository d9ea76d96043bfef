// Files of a folder of the user's and of the folders in it, by path, in an order that no file system decides.
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isInside } from '../read-text.ts';

export type Listing =
  | { readonly fault: 'missing' | 'outside' | 'file' }
  /** Relative to the folder, with forward slashes. */
  | { readonly fault?: undefined; readonly files: readonly string[] };

/** More levels than this are a link to a folder above. */
const DEPTH_MAX = 8;

/** Throws what the system throws, but for what is not there. */
export function listFiles(root: string, folder: string): Listing {
  const top = realpathSync(root);
  const path = pathOf(join(root, folder));
  if (path === undefined) return { fault: 'missing' };
  if (!isInside(path, top)) return { fault: 'outside' };
  if (!statSync(path).isDirectory()) return { fault: 'file' };
  return { files: filesIn(path, '', 0).toSorted((a, b) => (a < b ? -1 : 1)) };
}

function pathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function filesIn(folder: string, inside: string, depth: number): readonly string[] {
  if (depth > DEPTH_MAX) return [];
  return readdirSync(join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    return isFolder(join(folder, path), entry) ? filesIn(folder, path, depth + 1) : [path];
  });
}

/** A link to nothing counts as a file; reading it says what is wrong. */
function isFolder(path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
