// Caches, Kafka and search: what AWS refuses or a production system regrets.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Cache } from '../../../model/schema/data/stores.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkStores(environment: Environment): readonly Diagnostic[] {
  return [...Object.entries(environment.caches).flatMap(([key, cache]) => standby(key, cache))];
}

function standby(cache: string, { multiAz, replicasPerShard }: Cache): readonly Diagnostic[] {
  if (!multiAz || replicasPerShard > 0) return [];
  const path = ['caches', cache, 'replicasPerShard'];
  return [diagnostic('model/cache-without-replica', { cache }, { path })];
}
