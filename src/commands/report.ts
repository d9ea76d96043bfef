// `report`: all environments as one page to look at, and with --base what differs.
import { relative, resolve } from 'node:path';
import { type Diagnostic, hasErrors, type Result } from '../diagnostics/diagnostic.ts';
import { plural } from '../diagnostics/wording.ts';
import type { Review } from '../review/review.ts';
import { compileAgainst } from './base/compile-against.ts';
import { endWithErrors } from './end-session.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { renderFound } from './render-report.ts';
import type { Session } from './session.ts';

const DEFAULT_OUT = 'build/report.html';

export function report(session: Session): ExitCode {
  const { io, pipeline, stopwatch, root, args } = session;
  const compared = reviewOf(session);
  if (compared.value === undefined) return endWithErrors(session, compared);
  stopwatch.onStage('review');
  const { home } = io;
  const request = { root, names: args.words, review: compared.value.review, home };
  // What only warns is told by synth.
  const { report: text, environments, diagnostics } = pipeline.reportFiles(request);
  if (text === undefined) return endWithErrors(session, { diagnostics });

  stopwatch.onStage('write');
  const path = args.out === undefined ? resolve(root, DEFAULT_OUT) : resolve(io.cwd, args.out);
  const faults = pipeline.writeText(path, text);
  stopwatch.stop();
  io.writeError(renderFound(session, faults));
  if (hasErrors(faults)) return EXIT.cannotWrite;
  if (args.quiet) return EXIT.ok;
  const size = (Buffer.byteLength(text) / 1_000_000).toFixed(1);
  const shown = relative(io.cwd, path) || path;
  io.writeOut(
    `Wrote ${shown}: ${plural(environments, 'environment')}, ${size} MB. Open it in a browser.\n`,
  );
  return EXIT.ok;
}

interface Compared {
  readonly review: Review | null;
}

/** No value: what was asked for cannot be compared. */
function reviewOf(
  session: Session,
): Result<Compared> & { readonly diagnostics: readonly Diagnostic[] } {
  const { pipeline, stopwatch, args } = session;
  if (args.base === undefined) return { value: { review: null }, diagnostics: [] };
  const head = { session, commit: undefined };
  const { value, diagnostics: faults } = compileAgainst({ session, head });
  if (value === undefined) return { diagnostics: faults };
  const { base, compilation } = value;
  const { diagnostics, judged = [], files, folder } = compilation;
  const errors = diagnostics.filter(
    ({ severity, code }) => severity === 'error' && !code.startsWith('lifecycle/'),
  );
  if (errors.length > 0) return { diagnostics };
  stopwatch.onStage('review');
  const isComplete = args.words.length === 0;
  const review = pipeline.reviewFiles({ base, judged, files, folder, diagnostics, isComplete });
  return { value: { review }, diagnostics: [] };
}
