// `lifecycle`: what a change of environment files would do to what already runs. Writes nothing.
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { compileAgainst } from './base/compile-against.ts';
import { renderCompared } from './base/render-compared.ts';
import { endSession, endWithErrors } from './end-session.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Session } from './session.ts';

export function lifecycle(session: Session): ExitCode {
  const { value, diagnostics: faults } = compileAgainst({
    session,
    head: { session, commit: undefined },
  });
  if (value === undefined) return endWithErrors(session, { diagnostics: faults });
  const { base, compilation } = value;
  const { diagnostics, compared } = compilation;
  const report = { diagnostics, compared };
  if (hasErrors(diagnostics)) return endWithErrors(session, report);
  endSession(session, report, renderCompared(base, compilation));
  return EXIT.ok;
}
