import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { report } from './codes.ts';
import type { Cache } from './schema.ts';

export function checkCaches({ caches }: Environment): readonly Diagnostic[] {
  return Object.entries(caches).flatMap(([key, cache]) => standby(key, cache));
}

function standby(cache: string, { multiAz, replicasPerShard }: Cache): readonly Diagnostic[] {
  if (!multiAz || replicasPerShard > 0) return [];
  const path = ['caches', cache, 'replicasPerShard'];
  return [report('model/cache-without-replica', { cache }, { path })];
}
