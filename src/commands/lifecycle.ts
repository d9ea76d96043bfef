// `lifecycle`: what a change of environment files would do to what already runs. Writes nothing.
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { readBase } from './base/read-base.ts';
import { renderCompared } from './base/render-compared.ts';
import { endSession, endWithErrors } from './end-session.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Session } from './session.ts';

export function lifecycle(session: Session): ExitCode {
  const { io, pipeline, stopwatch, root, args } = session;
  const { value: base, diagnostics: faults } = readBase(session);
  if (base === undefined) return endWithErrors(session, { diagnostics: faults });
  const { onStage } = stopwatch;
  const { commitDate } = io;
  const request = { root, names: args.words, pages: 'none', base, onStage, commitDate } as const;
  const compilation = pipeline.compileFiles(request);
  const { diagnostics, compared } = compilation;
  const report = { diagnostics, compared };
  if (hasErrors(diagnostics)) return endWithErrors(session, report);
  endSession(session, report, renderCompared(base, compilation));
  return EXIT.ok;
}
