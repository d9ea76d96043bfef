import type { ExitCode } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { editFiles } from './edit-files.ts';

/** `promote`: what follows the environment that goes before, in the file of the one that comes after. */
export function promote(session: Session): ExitCode {
  const { pipeline, root, args, stopwatch } = session;
  const [from = '', to = '', ...paths] = args.words;
  stopwatch.onStage('load');
  return editFiles(session, pipeline.edits.promote({ root, from, to, paths }));
}
