// Tables that sort by a column, and show only the rows with all words of a text.
import { SHOWN } from './shown.ts';

export interface Tables {
  /** Of all tables of a page; an empty text shows all rows. */
  readonly filter: (page: Element, text: string) => void;
  /** Shows the row that an element is in, whatever is filtered. */
  readonly reveal: (element: Element) => void;
}

const ROWS_WITHOUT_FIELD = 8;

/** Each when its page is first looked at: there are hundreds. */
export function openTables(): Tables {
  const fields = new Map<Element, (text: string) => void>();
  const field = (frame: HTMLElement) => {
    const known = fields.get(frame) ?? openTable(frame);
    fields.set(frame, known);
    return known;
  };
  const framesIn = (page: Element) => [...page.querySelectorAll<HTMLElement>(FRAMES)];
  document.addEventListener(SHOWN, ({ target }) => {
    for (const frame of framesIn(target as Element)) field(frame);
  });
  return {
    filter(page, text) {
      for (const frame of framesIn(page)) field(frame)(text);
    },
    reveal(element) {
      const row = element.closest('tr');
      const frame = row?.closest<HTMLElement>(FRAMES);
      if (row?.hidden && frame) field(frame)('');
    },
  };
}

/** Those that the file came with: what is compared here opens its own. */
const FRAMES = '.table[id]';

/** Of one table, which stands in the page; gives what filters it. */
export function openTable(frame: HTMLElement): (text: string) => void {
  const table = frame.querySelector('table');
  if (table === null) return () => undefined;
  for (const [column, heading] of [...table.querySelectorAll('th')].entries()) {
    makeSortable(table, heading, column);
  }
  return addField(frame, table);
}

function addField(frame: HTMLElement, table: HTMLTableElement): (text: string) => void {
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  const texts = new Map<HTMLTableRowElement, string>();
  const field = document.createElement('input');
  const count = document.createElement('span');
  const caption = table.caption?.textContent ?? '';

  function textOf(row: HTMLTableRowElement): string {
    const text = texts.get(row) ?? (row.textContent ?? '').toLowerCase();
    texts.set(row, text);
    return text;
  }

  function apply(text: string): void {
    field.value = text;
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => textOf(row).includes(word));
      if (!row.hidden) shown += 1;
    }
    count.textContent =
      shown === rows.length ? `${rows.length} rows` : `${shown} of ${rows.length} rows`;
  }

  const tools = document.createElement('p');
  tools.className = 'filter';
  field.type = 'search';
  field.placeholder = 'Filter rows';
  field.setAttribute('aria-label', `Filter rows: ${caption}`);
  count.setAttribute('role', 'status');
  field.addEventListener('input', () => apply(field.value));
  tools.append(field, count);
  tools.hidden = rows.length <= ROWS_WITHOUT_FIELD;
  frame.before(tools);
  apply('');
  return (text) => {
    tools.hidden = rows.length <= ROWS_WITHOUT_FIELD && text === '';
    apply(text);
  };
}

function makeSortable(table: HTMLTableElement, heading: Element, column: number): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = heading.textContent;
  heading.replaceChildren(button);
  button.addEventListener('click', () => {
    const isUp = heading.getAttribute('aria-sort') !== 'ascending';
    for (const other of table.querySelectorAll('th')) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
    const [body] = table.tBodies;
    if (body === undefined) return;
    const sorted = [...body.rows].sort((one, other) => {
      const [left, right] = [keyOf(one, column), keyOf(other, column)];
      return isUp ? compare(left, right) : compare(right, left);
    });
    body.append(...sorted);
  });
}

function keyOf(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  const day = cell?.querySelector('time')?.dateTime;
  return day ?? cell?.textContent?.trim() ?? '';
}

/** Amounts by their size, also `$1,350`; other texts as people sort names, with numbers in them by size. */
function compare(one: string, other: string): number {
  const [left, right] = [amountOf(one), amountOf(other)];
  if (left !== undefined && right !== undefined) return left - right;
  return one.localeCompare(other, 'en', { numeric: true });
}

function amountOf(text: string): number | undefined {
  return /^\$?[\d,]+(\.\d+)?$/.test(text) ? Number(text.replace(/[$,]/g, '')) : undefined;
}
