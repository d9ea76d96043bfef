// `set-image`: one image tag in one environment file, and dist/ after it. The file is written with
// the results, so that either all of them change or none.
import { compileAndWrite } from './compile-and-write.ts';
import { endSession, endWithErrors } from './end-session.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { NO_CHANGES } from './render-changes.ts';
import type { Session } from './session.ts';

export function setImage(session: Session): ExitCode {
  const { pipeline, stopwatch, root, args } = session;
  const [name = '', service = '', tag = ''] = args.words;
  stopwatch.onStage('load');
  const { value: edits, diagnostics } = pipeline.editImageTag({ root, name, service, tag });
  if (edits === undefined) return endWithErrors(session, { diagnostics });
  if (edits.size > 0) return compileAndWrite(session, { names: [name], edits });

  const summary = `Up to date: ${service} has the tag ${tag} in ${name}.\n`;
  endSession(session, { diagnostics, changes: NO_CHANGES }, summary);
  return EXIT.ok;
}
