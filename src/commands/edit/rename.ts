// `rename`: another key, with all that names it. Whether Terraform has to be told, the base says: what was never
// committed does not run.
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { readBase } from '../base/read-base.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { editFiles } from './edit-files.ts';

export function rename(session: Session): ExitCode {
  const { io, pipeline, root, args, stopwatch } = session;
  const [name = '', path = '', to = ''] = args.words;
  const { onStage } = stopwatch;
  onStage('load');
  const renamed = pipeline.edits.renameIn({ root, name, path, to });
  const { value: base, diagnostics: faults } = readBase(session, undefined);
  if (base === undefined && args.base !== undefined)
    return editFiles(session, { diagnostics: faults });
  if (renamed.value === undefined || base === undefined || args.has('never-applied')) {
    return editFiles(session, renamed);
  }
  const { edits, moved } = renamed.value;
  const { commitDate } = io;
  const work = { root, names: [], edits, pages: 'none', onStage, commitDate } as const;
  const { diagnostics } = pipeline.compileFiles({ ...work, base });
  const lost = diagnostics.filter(({ code }) => code.startsWith('lifecycle/renamed'));
  if (!hasErrors(lost)) return editFiles(session, renamed);
  if (lost.every(({ code }) => code === 'lifecycle/renamed')) {
    return editFiles(session, { value: moved(), diagnostics: [] });
  }
  return editFiles(session, { diagnostics: lost, tried: edits });
}
