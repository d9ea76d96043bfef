// The address decides which page is shown: `#page`, `#row of a table`, or `#page?text that rows have`.
import { SHOWN } from './shown.ts';
import type { Tables } from './tables.ts';

export interface Pages {
  /** Shows the page of an element, and the element. */
  readonly show: (element: Element) => void;
}

export function openPages(tables: Tables): Pages {
  const pages = [...document.querySelectorAll<HTMLElement>('.page')];

  function show(element: Element): void {
    const page = element.closest<HTMLElement>('.page') ?? pages[0];
    if (page === undefined) return;
    for (const each of pages) each.classList.toggle('current', each === page);
    markLinks(page.id);
    document.title = `${page.dataset['title']} · groundplan report`;
    page.dispatchEvent(new CustomEvent(SHOWN, { bubbles: true }));
    const isPage = element === page;
    if (isPage) window.scrollTo(0, 0);
    else reveal(element, tables);
  }

  function follow(isFirst: boolean): void {
    const { id, filter } = addressOf(location.hash);
    const target = document.getElementById(id) ?? pages[0];
    if (target === undefined) return;
    show(target);
    const page = target.closest('.page');
    if (page !== null) tables.filter(page, filter);
    const heading = page?.querySelector('h1');
    if (!isFirst && target === page) heading?.focus({ preventScroll: true });
  }

  window.addEventListener('hashchange', () => follow(false));
  document.querySelector('.skip')?.addEventListener('click', (event) => {
    event.preventDefault();
    document.querySelector<HTMLElement>('.page.current h1')?.focus();
  });
  follow(true);
  return { show };
}

function reveal(element: Element, tables: Tables): void {
  tables.reveal(element);
  element.scrollIntoView({ block: 'center' });
  if (element instanceof HTMLElement) {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }
  element.classList.remove('told');
  // Read, so that the animation of the class begins again.
  element.getBoundingClientRect();
  element.classList.add('told');
}

function markLinks(id: string): void {
  for (const link of document.querySelectorAll('.side nav a')) {
    const own = addressOf(link.getAttribute('href') ?? '').id;
    if (own === id || id.startsWith(`${own}/`)) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function addressOf(hash: string): { readonly id: string; readonly filter: string } {
  const [id = '', filter = ''] = hash.replace(/^#/, '').split('?', 2);
  return { id: decoded(id), filter: decoded(filter) };
}

/** An address that somebody wrote by hand may be none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
