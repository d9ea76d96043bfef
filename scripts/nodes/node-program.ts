// Node itself, in the version that is asked for, from npm's own packages of it; and programs run with it.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

const HERE = 'build/nodes';

export function nodeInFolder(folder: string, version: string): string | undefined {
  const program = resolve(folder, version, 'node');
  return existsSync(program) ? program : undefined;
}

/** Kept from one run to the next; undefined where there is no registry. */
export function fetchedNode(version: string): string | undefined {
  const program = nodeInFolder(HERE, version);
  if (program !== undefined) return program;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-node-'));
  try {
    const packed = runWith('npm', ['pack', '--silent', `${name}@${version}`], folder);
    const file = packed.stdout.trim().split('\n').at(-1) ?? '';
    if (packed.status !== 0 || runWith('tar', ['-xzf', file], folder).status !== 0)
      return undefined;
    mkdirSync(join(HERE, version), { recursive: true });
    cpSync(join(folder, 'package/bin/node'), join(HERE, version, 'node'));
    return nodeInFolder(HERE, version);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Programs that it starts itself are of the same version. */
export function runWith(
  program: string,
  words: readonly string[],
  cwd = process.cwd(),
  more: NodeJS.ProcessEnv = {},
): SpawnSyncReturns<string> {
  const path = [dirname(program), process.env['PATH'] ?? ''].join(delimiter);
  const env = { ...process.env, PATH: path, NO_COLOR: '1', ...more };
  return spawnSync(program, words, { cwd, env, encoding: 'utf8', maxBuffer: 1024 ** 3 });
}
