// `diff`: what a change of environment files changes, why, and how dangerous that is. Writes nothing.

import { LABELS, type Label } from '../review/dangers/danger.ts';
import { renderReviewHtml } from '../review/render/html.ts';
import { renderReviewJson } from '../review/render/json.ts';
import { renderReviewMarkdown } from '../review/render/markdown.ts';
import { renderReviewText } from '../review/render/text.ts';
import type { Review } from '../review/review.ts';
import { compileAgainst } from './base/compile-against.ts';
import { endWithErrors } from './end-session.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Arguments } from './parse-arguments.ts';
import type { Session } from './session.ts';

export function diff(session: Session): ExitCode {
  const { io, pipeline, stopwatch, args } = session;
  const { value, diagnostics: faults } = compileAgainst(session);
  if (value === undefined) return endWithErrors(session, { diagnostics: faults });
  const { base, compilation } = value;
  const { diagnostics, judged = [], files, folder } = compilation;
  const isCompiled = diagnostics.every(
    ({ severity, code }) => severity !== 'error' || code.startsWith('lifecycle/'),
  );
  if (!isCompiled) return endWithErrors(session, { diagnostics });
  stopwatch.onStage('review');
  const review = pipeline.reviewFiles({ base, judged, files, folder, diagnostics });
  stopwatch.stop();
  io.writeOut(render(review, args));
  return isAsBadAs(review.groups, args.failOn) ? EXIT.errors : EXIT.ok;
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
