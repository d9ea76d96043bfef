// One page of the report: a part of the one file that is shown at a time, and has an address of its own.
import { html, type Markup } from '../markup.ts';

export interface Page {
  /** Its address, behind the `#`. */
  readonly id: string;
  /** Of the list of pages: a word or two. */
  readonly name: string;
  readonly title: string;
  readonly body: Markup;
}

export function renderPage({ id, title, body }: Page): Markup {
  return html`<article class="page" id="${id}" data-title="${title}" aria-labelledby="${id}--title">
<h1 id="${id}--title" tabindex="-1">${title}</h1>
${body}
</article>
`;
}

/** To a page, of which only the rows with a text are shown where one is given. */
export function link(words: string, id: string, filter = ''): Markup {
  const query = filter === '' ? '' : `?${encodeURIComponent(filter)}`;
  return html`<a href="#${id}${query}">${words}</a>`;
}
