import { editFiles } from '../edit/edit-files.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Session } from '../session.ts';

/** `migrate`: keys that an earlier version knew by other names. */
export function migrate(session: Session): ExitCode {
  return editFiles(session, session.pipeline.edits.migrate(session.root));
}
