import type { Io } from '../../src/commands/io.ts';
import { run } from '../../src/commands/run.ts';
import { emitFiles } from '../../src/emit/emit-files.ts';
import { findRoot } from '../../src/emit/read-repository.ts';
import { targetOf } from '../../src/emit/target.ts';
import { edits } from '../../src/pipeline/edits/edits.ts';
import type { Compilation, Pipeline } from '../../src/pipeline.ts';

export interface FakeRun {
  readonly cwd: string;
  readonly compilation?: Partial<Compilation>;
  readonly compileFiles?: Pipeline['compileFiles'];
  readonly io?: Partial<Io>;
}

export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line with a compiler that answers `compilation`, and the real emit room. */
export function fakeRun(argv: readonly string[], fake: FakeRun): Ran {
  const out: string[] = [];
  const error: string[] = [];
  const compilation = {
    names: ['shop/prod'],
    files: new Map(),
    folder: 'dist',
    pages: new Map(),
    diagnostics: [],
    ...fake.compilation,
  };
  const pipeline: Pipeline = {
    everyCode: {},
    findRoot,
    sourceTextIn: () => () => undefined,
    editImageTag: () => ({ value: new Map(), diagnostics: [] }),
    compileFiles: fake.compileFiles ?? (() => compilation),
    reviewFiles: () => ({
      base: 'abc1234',
      environments: 1,
      groups: [],
      files: [],
      affected: [],
      findings: [],
      costs: [],
    }),
    recallRun: () => ({
      run: () => undefined,
      environments: () => undefined,
      keep: () => undefined,
    }),
    reportFiles: () => ({ report: '<!doctype html>', environments: 1, diagnostics: [] }),
    writeText: () => [],
    answering: () => () => undefined,
    differingFiles: () => [],
    writeFolder: () => undefined,
    removeFolder: () => undefined,
    edits,
    versionsIn: () => ({ versions: [], asOf: '2026-01-01', diagnostics: [] }),
    explain: () => ({ diagnostics: [] }),
    writeFiles: ({ compilation: { files, pages }, ...request }) => {
      const all = new Map([...files, ...(request.out === undefined ? pages : [])]);
      return emitFiles({
        ...request,
        target: targetOf({ ...request, folder: 'dist' }),
        files: all,
      });
    },
  };
  const io: Io = {
    writeOut: (text) => out.push(text),
    writeError: (text) => error.push(text),
    isErrorTerminal: false,
    variables: {},
    cwd: fake.cwd,
    now: () => 0,
    home: fake.cwd,
    version: '1.2.3',
    commitDate: () => undefined,
    git: () => ({ status: null, out: new Uint8Array() }),
    runId: 1,
    program: () => null,
    cache: undefined,
    cores: 1,
    startThread: undefined,
    ask: () => undefined,
    start: () => ({ status: null, out: '', error: '' }),
    startedAt: 0,
    ...fake.io,
  };
  const exitCode = run(argv, io, pipeline);
  return { exitCode, out: out.join(''), error: error.join('') };
}
