// The command line as a process of its own, through the launcher: the only way on which extensions come in.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.ts';

export interface Launched {
  readonly exitCode: number | null;
  readonly out: string;
  readonly error: string;
}

export function launch(
  argv: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string>> = {},
): Launched {
  const run = [join(ROOT, 'bin/run.mjs'), 'src/main.ts', ...argv];
  const env = { ...process.env, ...variables };
  const { status, stdout, stderr } = spawnSync('node', run, { cwd, encoding: 'utf8', env });
  return { exitCode: status, out: stdout, error: stderr };
}
