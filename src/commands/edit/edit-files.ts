// What the commands that edit environment files share: the edit is compiled before anything of it is written.
import type { Tried } from '../../pipeline/edits/texts.ts';
import { compileAndWrite } from '../compile-and-write.ts';
import { endSession, endWithErrors } from '../end-session.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { NO_CHANGES } from '../render-changes.ts';
import type { Session } from '../session.ts';

export function editFiles(session: Session, { value, diagnostics, tried }: Tried): ExitCode {
  if (value === undefined) return endWithErrors(session, { diagnostics, edits: tried });
  const { edits, said } = value;
  if (edits.size > 0) return compileAndWrite(session, { names: [], edits, said });
  endSession(
    session,
    { diagnostics, changes: NO_CHANGES },
    said.map((line) => `${line}\n`).join(''),
  );
  return EXIT.ok;
}
