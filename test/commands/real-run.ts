import type { Io } from '../../src/commands/io.ts';
import { run } from '../../src/commands/run.ts';
import { pipeline } from '../../src/pipeline.ts';
import type { Ran } from './fake-run.ts';

/** Runs the command line with everything as it is but the terminal. */
export function realRun(argv: readonly string[], cwd: string, other: Partial<Io> = {}): Ran {
  const out: string[] = [];
  const error: string[] = [];
  const io = {
    writeOut: (text: string) => out.push(text),
    writeError: (text: string) => error.push(text),
    isErrorTerminal: false,
    variables: {},
    cwd,
    now: () => 0,
    home: cwd,
    version: '1.2.3',
    commitDate: () => undefined,
    git: () => ({ status: null, out: new Uint8Array() }),
    runId: 1,
    program: () => null,
    cache: undefined,
    ask: () => undefined,
    cores: 1,
    startThread: undefined,
    start: () => ({ status: null, out: '', error: '' }),
    startedAt: 0,
    ...other,
  };
  const exitCode = run(argv, io, pipeline);
  return { exitCode, out: out.join(''), error: error.join('') };
}
