// The repository that `init` makes, made once, for tests that edit it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realRun } from '../commands/real-run.ts';
import { temporaryFolder, treeOf } from '../emit/temporary-folder.ts';
import { ROOT } from '../support/root.ts';

export const PROD = 'environments/shop/prod.yaml';
export const BASE = 'environments/shop/base.yaml';

let made: Readonly<Record<string, string>> | undefined;

/** All files of it by path. */
export function madeShop(): Readonly<Record<string, string>> {
  made ??= makeShop();
  return made;
}

function makeShop(): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-shop-'));
  const words = ['init', '--system', 'shop', '--account', '210987654321', '--quiet'];
  const { exitCode, error } = realRun(words, folder, { home: ROOT, version: '1.2.3' });
  if (exitCode !== 0) throw new Error(error);
  const files = treeOf(folder);
  rmSync(folder, { recursive: true });
  return files;
}

/** The environment file of one that runs. */
export function asApplied(text: string): string {
  return text.replace('\napplied: false\n', '\napplied: true\n');
}

/** A copy in which some files are then written otherwise. */
export function aShop(files: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder({ ...madeShop(), ...files });
  const run = (...words: string[]) => realRun(words, folder, { home: ROOT });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  return { folder, run, read };
}
