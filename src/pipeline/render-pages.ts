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

export function renderPages(pages: Pages): Files {
  if (pages === 'none') return new Map();
  return pages === 'schema' ? forEditors() : new Map([...references(), ...forEditors()]);
}

/** They say what this program knows, whatever is compiled. */
const references = once(
  (): Files =>
    new Map([
      ['docs/checks.md', renderChecksPage()],
      ['docs/diagnostics.md', renderPage(everyCode)],
      ['docs/environment-reference.md', renderReferencePage()],
    ]),
);

const forEditors = once(
  (): Files =>
    new Map([['environments/environment.schema.json', serializeJson(environmentJsonSchema())]]),
);
