// Versions and instance types that OpenSearch Service offers.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { searchTypes, searchVersions } from '../../facts/stores.ts';
import { checkOfferedType, checkOfferedVersion } from '../../model/offers.ts';
import type { Environment } from '../../model/schema/environment.ts';

export function checkSearchOffers({ search }: Environment): readonly Diagnostic[] {
  return Object.entries(search).flatMap(([key, { version, dataNodes, masterNodes }]) => {
    const typeOf = (nodes: string, name: string) =>
      checkOfferedType({
        ...{ what: 'instance type of OpenSearch', name, offer: searchTypes },
        path: ['search', key, nodes, 'type'],
      });
    return [
      ...checkOfferedVersion({
        ...{ what: 'version of OpenSearch', name: version, offer: searchVersions },
        product: 'opensearch',
        path: ['search', key, 'version'],
      }),
      ...typeOf('dataNodes', dataNodes.type),
      ...(masterNodes === null ? [] : typeOf('masterNodes', masterNodes.type)),
    ];
  });
}
