// Versions and classes that DocumentDB offers.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { documentClasses, documentVersions } from '../../facts/stores.ts';
import { checkOfferedType, checkOfferedVersion } from '../../model/offers.ts';
import type { Environment } from '../../model/schema/environment.ts';

export function checkDocumentOffers({ documentDatabases }: Environment): readonly Diagnostic[] {
  return Object.entries(documentDatabases).flatMap(([key, { version, class: name }]) => [
    ...checkOfferedVersion({
      ...{ what: 'version of DocumentDB', name: version, offer: documentVersions },
      path: ['documentDatabases', key, 'version'],
    }),
    ...checkOfferedType({
      ...{ what: 'class of DocumentDB', name, offer: documentClasses },
      path: ['documentDatabases', key, 'class'],
    }),
  ]);
}
