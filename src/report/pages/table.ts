// Tables: the script of the page makes them sortable and gives long ones a field to filter by.
import { breakable, html, type Markup, NOTHING } from '../markup.ts';

export type Cell = string | number | Markup;

export interface Column {
  readonly title: string;
  /** `code`: as it stands in a file. `number`: to the right. `long`: breaks anywhere. */
  readonly kind?: 'code' | 'number' | 'long';
}

export interface Row {
  /** By which it has an address, within its table. Absent: nobody links to it. */
  readonly key?: string;
  readonly cells: readonly Cell[];
}

export interface Table {
  /** Unique in the report. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What stands there instead where there are no rows. */
  readonly empty: string;
}

export function table({ id, caption, columns, rows, empty }: Table): Markup {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  const keys = new Set<string>();
  return html`<div class="table" id="${id}" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ title, kind }) => html`<th scope="col"${kind === 'number' ? html` class="number"` : null}>${title}</th>`)}</tr></thead>
<tbody>
${rows.map(({ key, cells }) => {
  const isFirst = key !== undefined && !keys.has(key);
  if (isFirst) keys.add(key);
  return html`<tr${isFirst ? html` id="${`${id}/${key}`}"` : null}>${cells.map((cell, at) => cellOf(cell, columns[at]))}</tr>
`;
})}</tbody></table></div>`;
}

function cellOf(cell: Cell, column: Column | undefined): Markup {
  if (column?.kind === 'number') return html`<td class="number">${cell}</td>`;
  if (column?.kind === 'code' && cell !== '') {
    return html`<td>${typeof cell === 'string' ? code(cell) : html`<code>${cell}</code>`}</td>`;
  }
  return column?.kind === 'long' ? html`<td class="long">${cell}</td>` : html`<td>${cell}</td>`;
}

/** As it stands in a file; a long one breaks where a word of it ends. */
export function code(text: string): Markup {
  return html`<code>${breakable(text)}</code>`;
}

/** A few of them in one cell, each on a line of its own. */
export function lines(items: readonly Cell[]): Markup {
  if (items.length === 0) return NOTHING;
  return html`<ul class="lines">${items.map((item) => html`<li>${item}</li> `)}</ul>`;
}

/** A day, which the script of the page tells from the day it is looked at. */
export function day(date: string): Markup {
  return html`<time datetime="${date}">${date}</time>`;
}

/** Whole dollars, the same in every locale. */
export function dollars(usd: number): string {
  const text = usd > 0 && usd < 1 ? usd.toFixed(2) : String(Math.round(usd));
  return `$${text.replaceAll(/\B(?=(\d{3})+$)/g, ',')}`;
}
