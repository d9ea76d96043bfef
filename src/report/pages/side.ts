// What stands beside every page: search, the list of pages, and how it looks.
import { html, type Markup } from '../markup.ts';
import type { Page } from './page.ts';

export function renderSide(shared: readonly Page[], names: readonly string[]): Markup {
  const systems = [...new Set(names.map(systemOf))];
  return html`<header class="side">
<p class="brand"><a href="#overview">groundplan</a></p>
<div class="search" role="search"><label for="search">Search everything <kbd>/</kbd></label>
<input id="search" type="search" autocomplete="off" role="combobox" aria-expanded="false" aria-controls="search-results" aria-autocomplete="list">
<ul id="search-results" role="listbox" aria-label="Found" hidden></ul></div>
<nav aria-label="Pages">
<ul>${shared.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul>
${systems.map(
  (system) => html`<h2>${system}</h2>
<ul>${names
    .filter((name) => systemOf(name) === system)
    .map((name) => html`<li><a href="#${name}">${name.slice(system.length + 1)}</a></li>`)}</ul>
`,
)}</nav>
<p class="looks"><button type="button" id="theme">Dark</button> <button type="button" id="all" aria-pressed="false">All pages at once</button></p>
</header>`;
}

function systemOf(name: string): string {
  return name.slice(0, name.indexOf('/'));
}
