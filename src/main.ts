// The door: the only file that touches process and console.

import { spawnSync } from 'node:child_process';
import { readSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { isMainThread, workerData } from 'node:worker_threads';
import { cache, program, startThread } from '#program';
import manifest from '../package.json' with { type: 'json' };
import type { Git, Io } from './commands/io.ts';
import { run } from './commands/run.ts';
import { pipeline } from './pipeline.ts';
import { type Seat, serve } from './workers/crew.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has gone, as in `synth | head`: nothing is left to tell it.
    if (error.code !== 'EPIPE') throw error;
  });
}

let askedDate: { readonly date: string | undefined } | undefined;

/** A run of the same commit is judged alike on every day, so the clock is not asked; git is asked once. */
function commitDate(): string | undefined {
  askedDate ??= { date: readCommitDate() };
  return askedDate.date;
}

function readCommitDate(): string | undefined {
  const git = spawnSync('git', ['log', '-1', '--format=%cs'], { encoding: 'utf8' });
  return git.status === 0 && git.stdout !== '' ? git.stdout.trim() : undefined;
}

/** More than any repository of environments holds. */
const GIT_BYTES_MAX = 1024 ** 3;

const git: Git = (words, where) => {
  const { status, stdout } = spawnSync('git', words, { ...where, maxBuffer: GIT_BYTES_MAX });
  return { status, out: stdout ?? Buffer.alloc(0) };
};

const start: Io['start'] = (command, words, cwd) => {
  const asked = { cwd, encoding: 'utf8', maxBuffer: GIT_BYTES_MAX } as const;
  const { status, stdout, stderr } = spawnSync(command, words, asked);
  return { status, out: stdout ?? '', error: stderr ?? '' };
};

/** Of what a terminal gives when a line is ended. */
const ANSWER_BYTES = 4096;

function ask(question: string): string | undefined {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return undefined;
  process.stderr.write(question);
  const answer = Buffer.alloc(ANSWER_BYTES);
  return answer.toString('utf8', 0, readSync(0, answer)).trim();
}

const io: Io = {
  writeOut: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  isErrorTerminal: process.stderr.isTTY === true,
  variables: process.env,
  cwd: process.cwd(),
  // The launcher names this file as if it had not been bundled.
  home: dirname(dirname(process.argv[1] ?? '')),
  now: () => performance.now(),
  runId: process.pid,
  program,
  cache: cache(),
  ask,
  start,
  startedAt: performance.timeOrigin,
  commitDate,
  git,
  cores: availableParallelism(),
  startThread,
  version: manifest.version,
};

if (isMainThread) process.exitCode = run(process.argv.slice(2), io, pipeline);
else serve(workerData as Seat, pipeline.answering());
