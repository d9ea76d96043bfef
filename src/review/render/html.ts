// A review as one page that asks nobody for anything.

import { plural } from '../../diagnostics/wording.ts';
import { escapeHtml } from '../../model/page/escape-html.ts';
import { COST_BASIS, costLine } from '../cost/cost-words.ts';
import type { Group } from '../groups/group-changes.ts';
import type { Review } from '../review.ts';
import { renderPattern, summaryOf } from './text.ts';
import { causeLines, reachOf, stepsOf } from './words.ts';

export function renderReviewHtml(review: Review): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Review: ${escapeHtml(review.base)}</title>
<style>${STYLE}</style>
<main>
<h1>What changes, and how dangerous it is</h1>
<p>${escapeHtml(summaryOf(review))}</p>
${renderReviewSections(review)}
</main>
</html>
`;
}

/** Without what is around it, for a page that has more. */
export function renderReviewSections({ groups, files, affected, costs }: Review): string {
  const follow = files.flatMap(({ patterns }) => patterns.flatMap(renderPattern));
  const steps = affected.map(
    (each) =>
      `<dt>${escapeHtml(each.environment)}</dt>${stepsOf(each)
        .map((step) => `<dd>${escapeHtml(step)}</dd>`)
        .join('')}`,
  );
  return `${groups.map(sectionOf).join('\n')}
${follow.length === 0 ? '' : `<section><h2>Files that follow</h2>${listing(follow)}</section>`}
${steps.length === 0 ? '' : `<section><h2>What follows, in this order</h2><dl>${steps.join('')}</dl></section>`}
${costs.length === 0 ? '' : `<section><h2>Cost (${escapeHtml(COST_BASIS)})</h2>${listing(costs.map(costLine))}</section>`}`;
}

function sectionOf(group: Group): string {
  const { cause, dangers, patterns } = group;
  const told = dangers.map(
    ({ label, reason, environments }) =>
      `<li><strong>${escapeHtml(label)}</strong> ${escapeHtml(reason)} <small>${escapeHtml(reachOf({ environments }))}</small></li>`,
  );
  const count = patterns.reduce((sum, { places }) => sum + places.length, 0);
  return `<section>
<h2>${causeLines(cause)
    .map((line) => `<code>${escapeHtml(line)}</code>`)
    .join('<br>')}</h2>
<p>reaches ${escapeHtml(reachOf(group))}</p>
${told.length === 0 ? '' : `<ul class="dangers">${told.join('')}</ul>`}
<details open><summary>${plural(count, 'change')}</summary>${listing(patterns.flatMap(renderPattern))}</details>
</section>`;
}

function listing(lines: readonly string[]): string {
  return `<pre>${lines.map((line) => `<span class="${classOf(line)}">${escapeHtml(line)}</span>`).join('\n')}</pre>`;
}

function classOf(line: string): string {
  const [, sign = ''] = /^\s*([+-])/.exec(line) ?? [];
  if (sign === '+') return 'added';
  return sign === '-' ? 'removed' : 'changed';
}

const STYLE = `
:root { color-scheme: light dark; --added: #116329; --removed: #a40e26; --line: #8884; }
@media (prefers-color-scheme: dark) { :root { --added: #7ee787; --removed: #ffa198; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
section { border-top: 1px solid var(--line); padding: .5rem 0; }
h2 { font-size: 1rem; }
pre { overflow-x: auto; font-size: 13px; line-height: 1.4; }
.added { color: var(--added); }
.removed { color: var(--removed); }
.dangers strong { color: var(--removed); }
`;
