import type { ExitCode } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { editFiles } from './edit-files.ts';

/** `set`: one value, in the layer where it stands. */
export function set(session: Session): ExitCode {
  const { pipeline, root, args, stopwatch } = session;
  const [name = '', path = '', value = ''] = args.words;
  stopwatch.onStage('load');
  const file = args.valueOf('file');
  return editFiles(session, pipeline.edits.setIn({ root, name, path, value, file }));
}
