// The last words of a command: what it found for the reader that --format names, and a summary.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { renderSummary } from '../diagnostics/render-summary.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Report, renderReport } from './render-report.ts';
import type { Session } from './session.ts';

/** Faults of the command line rather than of an environment. */
const USAGE_CODES: ReadonlySet<string> = new Set<Diagnostic['code']>([
  'load/unknown-environment',
  'command/unknown-service',
  'command/already-there',
  'command/account-unsaid',
  'command/wrong-value',
  'command/word-count',
  'command/cannot-obtain',
  'command/unknown-file',
  'command/no-place',
  'command/overridden',
  'command/not-written',
  'command/name-in-use',
  'command/removes-data',
  'command/edge-unsaid',
  'command/unknown-entry',
  'command/unfit-scaffold',
  'command/option-missing',
  'command/unfit-option',
  'command/wrong-tag',
  'command/no-git',
  'command/no-repository',
  'command/no-main-branch',
  'command/unknown-revision',
  'command/no-merge-base',
  'command/explain-no-file',
  'command/explain-no-line',
  'command/explain-nothing',
  'command/explain-not-ours',
  'command/explain-copied',
  'command/explain-no-thing',
  'command/explain-no-field',
  'command/explain-unknown',
]);

/** Ends a session that has compared files; `summary` says what became of them. */
export function endSession(session: Session, report: Report, summary: string): void {
  const { io, args, stopwatch } = session;
  stopwatch.stop();
  const isText = args.format === 'text';
  const rendered = renderReport(session, report);
  if (isText) io.writeError(rendered);
  else io.writeOut(rendered);

  if (args.quiet) return;
  if (isText && report.changes !== undefined) io.writeOut(summary);
  else io.writeError(summary);
}

/** Commands of which nobody expects results in dist/. */
const WRITING_NOTHING: ReadonlySet<string> = new Set(['lifecycle', 'diff', 'report', 'explain']);

/** Ends a session whose errors kept it from writing. */
export function endWithErrors(session: Session, report: Report): ExitCode {
  const { args } = session;
  const untouched =
    args.check || WRITING_NOTHING.has(args.command ?? '')
      ? ''
      : ` Nothing was written to ${args.out ?? 'dist/'}.`;
  endSession(session, report, `\n${renderSummary(report.diagnostics)}${untouched}\n`);
  const isMisused = report.diagnostics.some(({ code }) => USAGE_CODES.has(code));
  return isMisused ? EXIT.usage : EXIT.errors;
}
