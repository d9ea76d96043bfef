// What every command is given.
import type { Pipeline } from '../pipeline.ts';
import type { Io } from './io.ts';
import type { Arguments } from './parse-arguments.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Session {
  readonly io: Io;
  readonly pipeline: Pipeline;
  readonly stopwatch: Stopwatch;
  readonly root: string;
  readonly args: Arguments;
}
