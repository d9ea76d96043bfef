// Facts that lie beside the repository in some workplaces. Tests that need them are skipped
// where the folder is not there, and say so.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

const FOLDER = join(ROOT, '..', 'shared');

export const hasSharedFolder = existsSync(FOLDER);

if (!hasSharedFolder) console.warn(`Skipping tests that need ${FOLDER}, which is not there`);

export function readShared(path: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, path), 'utf8'));
}

export function hasShared(path: string): boolean {
  return existsSync(join(FOLDER, path));
}
