// Search over all pages: their titles, the rows of their tables, and what is drawn.
import type { Pages } from './pages.ts';

interface Entry {
  readonly element: Element;
  readonly name: string;
  readonly page: string;
  /** In lower case. */
  readonly text: string;
}

const FOUND_MAX = 50;

export function openSearch(pages: Pages): void {
  const field = document.querySelector<HTMLInputElement>('#search');
  const list = document.querySelector<HTMLUListElement>('#search-results');
  if (field !== null && list !== null) openField(field, list, pages);
}

function openField(field: HTMLInputElement, list: HTMLUListElement, pages: Pages): void {
  let index: readonly Entry[] | undefined;
  let found: readonly Entry[] = [];
  let chosen = 0;

  function render(): void {
    index ??= indexOf();
    found = find(index, field.value);
    chosen = 0;
    list.replaceChildren(...found.map(optionOf));
    mark();
  }

  function mark(): void {
    const isOpen = field.value.trim() !== '';
    list.hidden = !isOpen;
    field.setAttribute('aria-expanded', String(isOpen));
    if (isOpen && found.length === 0) list.replaceChildren(nothing());
    for (const [at, option] of [...list.children].entries()) {
      const isChosen = at === chosen && found.length > 0;
      option.setAttribute('aria-selected', String(isChosen));
      if (isChosen) option.scrollIntoView({ block: 'nearest' });
    }
    if (found.length > 0) field.setAttribute('aria-activedescendant', `found-${chosen}`);
    else field.removeAttribute('aria-activedescendant');
  }

  function open(at: number): void {
    const entry = found[at];
    if (entry === undefined) return;
    field.value = '';
    mark();
    const id = entry.element.id || (entry.element.closest('.page')?.id ?? '');
    history.pushState(null, '', `#${encodeURI(id)}`);
    pages.show(entry.element);
  }

  field.addEventListener('focus', () => {
    index ??= indexOf();
  });
  field.addEventListener('input', render);
  field.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) chosen = Math.max(0, Math.min(found.length - 1, chosen + step));
    else if (event.key === 'Enter') open(chosen);
    else if (event.key === 'Escape') field.value = '';
    else return;
    event.preventDefault();
    mark();
  });
  list.addEventListener('click', (event) => {
    const option = (event.target as Element).closest('li');
    if (option !== null) open([...list.children].indexOf(option));
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = (event.target as Element).matches('input, select, textarea');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    field.focus();
  });
}

function indexOf(): readonly Entry[] {
  return [...document.querySelectorAll<HTMLElement>('.page')].flatMap((page) => {
    const title = page.dataset['title'] ?? '';
    const own = { element: page, name: title, page: 'page', text: title.toLowerCase() };
    const things = [...page.querySelectorAll('tbody tr, .node')].map((element) => {
      const { name, more } = wordsOf(element);
      const text = `${element.textContent} ${title}`.toLowerCase();
      return { element, name, text, page: more === '' ? title : `${title}: ${more}` };
    });
    return [own, ...things];
  });
}

const MORE_MAX = 110;

/** What a row or a box is called, and what else is written in a row. */
function wordsOf(element: Element): { readonly name: string; readonly more: string } {
  const [first, ...cells] = element.querySelectorAll('td');
  const title = first?.querySelector('b, code, a') ?? first ?? element.querySelector('text');
  const more = cells
    .map((cell) => cell.textContent?.trim() ?? '')
    .filter((text) => text !== '')
    .join(', ');
  return { name: title?.textContent?.trim() ?? '', more: more.slice(0, MORE_MAX) };
}

function find(index: readonly Entry[], query: string): readonly Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const rank = ({ name }: Entry) => {
    const own = name.toLowerCase();
    if (own === query.toLowerCase().trim()) return 0;
    return own.startsWith(words[0] ?? '') ? 1 : words.every((word) => own.includes(word)) ? 2 : 3;
  };
  return index
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, FOUND_MAX)
    .map(({ entry }) => entry);
}

function optionOf({ name, page }: Entry, at: number): HTMLLIElement {
  const option = document.createElement('li');
  option.id = `found-${at}`;
  option.setAttribute('role', 'option');
  const where = document.createElement('small');
  where.textContent = page;
  option.append(name, ' ', where);
  return option;
}

function nothing(): HTMLLIElement {
  const option = document.createElement('li');
  option.setAttribute('role', 'option');
  option.setAttribute('aria-disabled', 'true');
  option.textContent = 'Nothing found';
  return option;
}
