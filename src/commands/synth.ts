// `synth`: environments → dist/, or with --check only whether dist/ is what they compile to.
import { readBase } from './base/read-base.ts';
import { compileAndWrite } from './compile-and-write.ts';
import { endWithErrors } from './end-session.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Session } from './session.ts';

export function synth(session: Session): ExitCode {
  const { args } = session;
  if (args.base === undefined) return compileAndWrite(session, { names: args.words });
  const { value: base, diagnostics } = readBase(session, undefined);
  if (base === undefined) return endWithErrors(session, { diagnostics });
  return compileAndWrite(session, { names: args.words, base });
}
