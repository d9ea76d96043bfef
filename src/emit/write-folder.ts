// Files of a revision as a folder of their own, which nobody else looks at.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface FolderEntry {
  /** Below the folder. */
  readonly path: string;
  /** Of a link: where it points to. */
  readonly bytes: Uint8Array;
  readonly isLink: boolean;
}

/** Links last: nothing is written through one. */
export function writeFolder(folder: string, entries: readonly FolderEntry[]): void {
  mkdirSync(folder, { recursive: true });
  const within = entries.filter(({ path }) => !path.split('/').includes('..'));
  for (const { path, bytes } of within.filter(({ isLink }) => !isLink)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  for (const { path, bytes } of within.filter(({ isLink }) => isLink)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    symlinkSync(new TextDecoder().decode(bytes), join(folder, path));
  }
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
