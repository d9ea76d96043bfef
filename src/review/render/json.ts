// A review for programs: `affected` drives the matrix of a pipeline.
import { toJsonDiagnostic } from '../../diagnostics/render-json.ts';
import type { Review } from '../review.ts';

/** Of what is printed; a field that is added does not raise it. */
const VERSION = 1;

export function renderReviewJson(review: Review): string {
  const { findings, ...told } = review;
  const report = { version: VERSION, ...told, findings: findings.map(toJsonDiagnostic) };
  return `${JSON.stringify(report, null, 2)}\n`;
}
