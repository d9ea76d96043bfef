// Versions and node types that ElastiCache offers.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { cacheTypes, cacheVersionsOf } from '../../facts/stores.ts';
import { checkOfferedType, checkOfferedVersion } from '../../model/offers.ts';
import type { Environment } from '../../model/schema/environment.ts';

export function checkCacheOffers({ caches }: Environment): readonly Diagnostic[] {
  return Object.entries(caches).flatMap(([key, { engine, version, nodeType }]) => [
    ...checkOfferedVersion({
      ...{ what: `version of ${engine}`, name: version, offer: cacheVersionsOf(engine) },
      product: engine,
      path: ['caches', key, 'version'],
    }),
    ...checkOfferedType({
      ...{ what: 'node type of ElastiCache', name: nodeType, offer: cacheTypes },
      path: ['caches', key, 'nodeType'],
    }),
  ]);
}
