// `diff`: what a change of environment files changes, why, and how dangerous that is. Writes nothing.

import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Compilation } from '../pipeline.ts';
import { LABELS, type Label } from '../review/dangers/danger.ts';
import { renderReviewHtml } from '../review/render/html.ts';
import { renderReviewJson } from '../review/render/json.ts';
import { renderReviewMarkdown } from '../review/render/markdown.ts';
import { renderReviewText } from '../review/render/text.ts';
import type { Review } from '../review/review.ts';
import { compileAgainst } from './base/compile-against.ts';
import { type Head, openHead } from './base/open-head.ts';
import { endWithErrors } from './end-session.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Arguments } from './parse-arguments.ts';
import { renderFound } from './render-report.ts';
import type { Session } from './session.ts';

export function diff(session: Session): ExitCode {
  const { value: head, diagnostics } = openHead(session);
  if (head === undefined) return endWithErrors(session, { diagnostics });
  try {
    return compare(session, head);
  } finally {
    head.close();
  }
}

function compare(session: Session, head: Head): ExitCode {
  const { io, pipeline, stopwatch, args } = session;
  const { value, diagnostics: faults } = compileAgainst({ session, head });
  if (value === undefined) return endWithErrors(head.session, { diagnostics: faults });
  const { base, compilation } = value;
  const { diagnostics, judged = [], files, folder } = compilation;
  const isCompiled = diagnostics.every(
    ({ severity, code }) => severity !== 'error' || code.startsWith('lifecycle/'),
  );
  if (!isCompiled) return endWithErrors(head.session, { diagnostics });
  stopwatch.onStage('review');
  const isComplete = args.words.length === 0;
  const review = pipeline.reviewFiles({ base, judged, files, folder, diagnostics, isComplete });
  stopwatch.stop();
  const remarks = [...head.diagnostics, ...staleAt(session, head, compilation)];
  io.writeError(renderFound(session, remarks));
  io.writeOut(render(review, args));
  return isAsBadAs(review.groups, args.failOn) ? EXIT.errors : EXIT.ok;
}

/** What is told of a revision is what its files come to; what is committed there may be something else. */
function staleAt(
  { pipeline, args }: Session,
  { commit, blobs }: Head,
  { files }: Compilation,
): readonly Diagnostic[] {
  if (commit === undefined) return [];
  const differing = pipeline.differingFiles(files, blobs);
  const [first] = differing;
  if (first === undefined) return [];
  const { head = commit } = args;
  return [diagnostic('command/results-differ', { head, count: differing.length, first })];
}

function isAsBadAs(groups: Review['groups'], label: Label | undefined): boolean {
  if (label === undefined) return false;
  const worst = LABELS.indexOf(label);
  return groups.some(({ dangers }) => dangers.some((each) => LABELS.indexOf(each.label) <= worst));
}

function render(review: Review, { format, link }: Arguments): string {
  if (format === 'json') return renderReviewJson(review);
  if (format === 'markdown') return renderReviewMarkdown(review, { link });
  return format === 'html' ? renderReviewHtml(review) : renderReviewText(review);
}
