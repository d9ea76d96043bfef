import { code, inline } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart } from '../contract/page-part.ts';

/** Secrets that other accounts read; the others stand with the services that use them. */
function sharedRows({ secrets }: Environment) {
  return sortedEntries(secrets)
    .filter(([, { readers }]) => readers.length > 0)
    .map(([key, { readers, purpose }]) => [
      `secret ${code(key)}`,
      `read by ${[...readers].sort().map(code).join(' ')}`,
      inline(purpose),
    ]);
}

/** Which service reads which stands with the service itself, and draws nothing. */
export const secretPage: PagePart = { shelf: null, rows: sharedRows };
