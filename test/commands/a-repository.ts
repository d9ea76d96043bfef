// A clone whose branch main holds an environment with its results.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Git } from '../../src/commands/io.ts';
import { realRun } from './real-run.ts';

export const PROD = 'extends: base.yaml\nenvironment: prod\n';
export const TABLE =
  'tables: { orders: { partitionKey: { name: id, type: string }, purpose: Orders } }\n';

/** Nobody's configuration counts, and nobody's name. */
export const git: Git = (words, where) => {
  const { status, stdout } = spawnSync('git', words, {
    ...where,
    maxBuffer: 2 ** 28,
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
  });
  return { status, out: stdout ?? Buffer.alloc(0) };
};

export function inGit(cwd: string, ...words: readonly string[]): void {
  const named = ['-c', 'user.name=Test', '-c', 'user.email=test@shop.io', ...words];
  const { status, out } = git(named, { cwd });
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${out.toString()}`);
}

export function write(folder: string, text: string): void {
  writeFileSync(join(folder, 'environments/shop/prod.yaml'), text);
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A clone whose branch main holds the results of `PROD` with a table, in a folder of its own or not. */
export function aRepository(inside = ''): { readonly top: string; readonly root: string } {
  const top = mkdtempSync(join(tmpdir(), 'groundplan-'));
  folders.push(top);
  const root = join(top, inside);
  mkdirSync(root, { recursive: true });
  cpSync('test/fixtures/valid/environments', join(root, 'environments'), { recursive: true });
  cpSync('locks', join(root, 'locks'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{}');
  write(root, PROD + TABLE);
  realRun(['synth'], root);
  inGit(top, 'init', '--quiet', '--initial-branch=main');
  inGit(top, 'add', '.');
  inGit(top, 'commit', '--quiet', '--message=first');
  return { top, root };
}
