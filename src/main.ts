// The door: the only file that touches process and console.
import './load/schema/interpreted.ts';
import { spawnSync } from 'node:child_process';
import { existsSync, readSync, watch } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { isMainThread, workerData } from 'node:worker_threads';
import { cache, program, startThread } from '#program';
import manifest from '../package.json' with { type: 'json' };
import { EXIT } from './commands/exit-codes.ts';
import type { Git, Io } from './commands/io.ts';
import { parseArguments } from './commands/parse-arguments.ts';
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

const argv = process.argv.slice(2);
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

/** What environments are made of; kinds of the repository's own are part of the program that runs. */
const WATCHED = ['environments', 'charts', 'manifests', 'schemas', 'terraform', 'locks'];
/** Editors write a file in several steps. */
const SETTLED_MS = 150;
const WRITTEN_BY_US = /(?:environment\.schema\.json|\.tmp|~|\.sw.)$/;

function watchFiles(root: string): void {
  let timer: NodeJS.Timeout | undefined;
  const again = (file: string | null) => {
    if (file !== null && WRITTEN_BY_US.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      process.stderr.write(`\n${file ?? 'Something'} has changed.\n`);
      run(argv, { ...io, startedAt: Date.now() }, pipeline);
    }, SETTLED_MS);
  };
  const folders = WATCHED.map((name) => join(root, name)).filter((path) => existsSync(path));
  for (const folder of folders) watch(folder, { recursive: true }, (_, file) => again(file));
  process.stderr.write('Waiting for changes; Ctrl+C ends it.\n');
}

function main(): void {
  process.exitCode = run(argv, io, pipeline);
  const { value: args } = parseArguments(argv);
  if (!args.has('watch') || args.help || process.exitCode === EXIT.usage) return;
  const root = pipeline.findRoot(process.cwd(), args.root);
  if (root !== undefined) watchFiles(root);
}

if (isMainThread) main();
else serve(workerData as Seat, pipeline.answering());
