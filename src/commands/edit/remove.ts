import type { ExitCode } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { editFiles } from './edit-files.ts';

/** `remove`: an entry less; what may hold data leaves in steps. */
export function remove(session: Session): ExitCode {
  const { pipeline, root, args, stopwatch } = session;
  const [name = '', path = ''] = args.words;
  stopwatch.onStage('load');
  const data = args.valueOf('data');
  const isNew = args.has('never-applied');
  return editFiles(session, pipeline.edits.removeIn({ root, name, path, data, isNew }));
}
