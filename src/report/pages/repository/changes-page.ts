import { renderReviewSections } from '../../../review/render/html.ts';
import { summaryOf } from '../../../review/render/text.ts';
import type { Review } from '../../../review/review.ts';
import { html, raw } from '../../markup.ts';
import type { Page } from '../page.ts';

/** The difference to the base, as `diff` tells it. */
export function changesPage(review: Review): Page {
  const { base, groups, files } = review;
  const sections =
    groups.length + files.length === 0
      ? html`<p class="empty">No difference.</p>`
      : raw(renderReviewSections(review));
  return {
    ...{ id: 'changes', name: 'Changes', title: `What changes since ${base}` },
    body: html`<p>${summaryOf(review)}</p><div class="review">${sections}</div>`,
  };
}
