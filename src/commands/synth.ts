// `synth`: environments → dist/, or with --check only whether dist/ is what they compile to.
import { compileAndWrite } from './compile-and-write.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Session } from './session.ts';

export function synth(session: Session): ExitCode {
  return compileAndWrite(session, { names: session.args.words });
}
