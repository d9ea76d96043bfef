// `rename`: another key, with all that names it. Whether Terraform has to be told, the base says: what was never
// committed does not run.
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { readBase } from '../base/read-base.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { editFiles } from './edit-files.ts';

/** The base knows nothing of what was said here. */
function waiversFor(found: readonly Diagnostic[]): readonly string[] {
  const refused = found.filter(
    ({ code, severity }) => severity === 'error' && code.startsWith('lifecycle/'),
  );
  const codes = [...new Set(refused.map(({ code }) => code))].sort().join(' and ');
  return [
    `A comparison with the base finds ${codes} until this is merged: a waiver says there that none of it was applied.`,
  ];
}

export function rename(session: Session): ExitCode {
  const { io, pipeline, root, args, stopwatch } = session;
  const [name = '', path = '', to = ''] = args.words;
  const { onStage } = stopwatch;
  onStage('load');
  const renamed = pipeline.edits.renameIn({ root, name, path, to });
  const { value: base, diagnostics: faults } = readBase(session, undefined);
  if (base === undefined && args.base !== undefined)
    return editFiles(session, { diagnostics: faults });
  if (renamed.value === undefined || base === undefined) return editFiles(session, renamed);
  const { edits, said, moved } = renamed.value;
  const { commitDate } = io;
  const work = { root, names: [], edits, pages: 'none', onStage, commitDate } as const;
  const { diagnostics } = pipeline.compileFiles({ ...work, base });
  const lost = diagnostics.filter(({ code }) => code.startsWith('lifecycle/renamed'));
  if (!hasErrors(lost)) return editFiles(session, renamed);
  if (args.has('never-applied')) {
    const value = { edits, said: [...said, ...waiversFor(diagnostics)] };
    return editFiles(session, { value, diagnostics: [] });
  }
  if (lost.every(({ code }) => code === 'lifecycle/renamed')) {
    return editFiles(session, { value: moved(), diagnostics: [] });
  }
  return editFiles(session, { diagnostics: lost, tried: edits });
}
