// Generated documentation: the schema for editors, and for groundplan's own repository its reference pages.
import { renderChecksPage } from '../diagnostics/render-checks-page.ts';
import { renderPage } from '../diagnostics/render-page.ts';
import type { Files } from '../emit/plan-files.ts';
import { serializeJson } from '../emit/serialize/serialize-json.ts';
import { everyCode } from '../environment/every-code.ts';
import { renderReferencePage } from '../environment/schema/reference-page.ts';
import { environmentJsonSchema } from '../environment/schema/schema-json.ts';
import { once } from '../model/values/once.ts';

/** `schema`: only the one for editors. `all`: the reference pages of groundplan as well. */
export type Pages = 'all' | 'schema' | 'none';

const SCHEMA = {
  'environments/environment.schema.json': once(() => serializeJson(environmentJsonSchema())),
};

const REFERENCE = {
  'docs/checks.md': once(renderChecksPage),
  'docs/diagnostics.md': once(() => renderPage(everyCode)),
  'docs/environment-reference.md': once(renderReferencePage),
};

const PAGES: Readonly<Record<Pages, Readonly<Record<string, () => string>>>> = {
  all: { ...REFERENCE, ...SCHEMA },
  schema: SCHEMA,
  none: {},
};

/** By path below the root. What they say depends on the program alone. */
export function renderPages(pages: Pages): Files {
  return new Map(Object.entries(PAGES[pages]).map(([path, render]) => [path, render()]));
}

export function pathsOfPages(pages: Pages): readonly string[] {
  return Object.keys(PAGES[pages]);
}
