// The whole report as one file that asks nobody for anything.
import { html, raw } from './markup.ts';
import { environmentPages } from './pages/environment/environment-pages.ts';
import { renderPage } from './pages/page.ts';
import { changesPage } from './pages/repository/changes-page.ts';
import { repositoryPages } from './pages/repository/repository-pages.ts';
import { renderSide } from './pages/side.ts';
import { STYLE } from './pages/style.ts';
import type { ReportInput } from './report-input.ts';

/** Scripts and styles of this file alone: https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** Before anything is shown: of thousands of rows only those of one page are laid out. */
const FIRST_SCRIPT = "document.documentElement.classList.add('js')";

export function renderReport({ environments, review, script }: ReportInput): string {
  const [overview, ...others] = repositoryPages(environments);
  const changes = review === null ? [] : [changesPage(review)];
  const shared = [overview, ...changes, ...others];
  const own = environments.map((reported) => ({ reported, pages: environmentPages(reported) }));
  const pages = [...shared, ...own.flatMap(({ pages: all }) => all)];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>groundplan report</title>
<style>${raw(STYLE)}</style>
<script>${raw(FIRST_SCRIPT)}</script>
</head>
<body>
<a class="skip" href="#overview">To the content</a>
<svg class="defs" width="0" height="0" aria-hidden="true"><defs><marker id="arrowhead" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse" markerUnits="userSpaceOnUse"><path d="M0 0L8 4L0 8z"/></marker></defs></svg>
${renderSide(
  shared,
  own.map(({ reported }) => reported.name),
)}
<main>
${pages.map(renderPage)}</main>
<script>${raw(script)}</script>
</body>
</html>
`.markup;
}
