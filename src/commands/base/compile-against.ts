// What a command that compares begins with: everything compiled, beside what is committed at the base.
import type { Result } from '../../diagnostics/diagnostic.ts';
import type { Compilation } from '../../pipeline.ts';
import type { Session } from '../session.ts';
import { type Base, readBase } from './read-base.ts';

export interface Against {
  readonly base: Base;
  readonly compilation: Compilation;
}

export interface Comparing {
  /** Where git is asked. */
  readonly session: Session;
  /** What is compiled. */
  readonly head: { readonly session: Session; readonly commit: string | undefined };
}

/** No value: there is nothing to compare with, and why. What the compilation finds is in it. */
export function compileAgainst({ session, head }: Comparing): Result<Against> {
  const { io, pipeline, stopwatch, root, args } = head.session;
  const { value: base, diagnostics } = readBase(session, head.commit);
  if (base === undefined) return { diagnostics };
  const { onStage } = stopwatch;
  const { commitDate } = io;
  const request = { root, names: args.words, pages: 'none', base, onStage, commitDate } as const;
  return { value: { base, compilation: pipeline.compileFiles(request) }, diagnostics: [] };
}
