import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { cronFault, startsOnADay } from '../../model/kubernetes/cron.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { report } from './codes.ts';
import type { Cache } from './schema.ts';

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html, Clusters.RBAC.html */
const LOWEST = { iam: 7, password: 6 } as const;

export function checkCaches({ caches }: Environment): readonly Diagnostic[] {
  return Object.entries(caches).flatMap(([key, cache]) => [
    ...standby(key, cache),
    ...signingIn(key, cache),
    ...snapshots(key, cache),
  ]);
}

/** Every version of Valkey has both. */
function signingIn(cache: string, { access, engine, version }: Cache): readonly Diagnostic[] {
  if (access === 'network' || engine === 'valkey') return [];
  const lowest = LOWEST[access];
  if (Number.parseInt(version, 10) >= lowest) return [];
  const args = { cache, access, version, lowest };
  return [report('model/cache-access-version', args, { path: ['caches', cache, 'version'] })];
}

function standby(cache: string, { multiAz, replicasPerShard }: Cache): readonly Diagnostic[] {
  if (!multiAz || replicasPerShard > 0) return [];
  const path = ['caches', cache, 'replicasPerShard'];
  return [report('model/cache-without-replica', { cache }, { path })];
}

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups.html */
const SNAPSHOTS_A_DAY = 24;

function snapshots(cache: string, { extraSnapshots: extra }: Cache): readonly Diagnostic[] {
  if (extra === null || cronFault(extra.schedule) !== undefined) return [];
  const found = startsOnADay(extra.schedule);
  if (found <= SNAPSHOTS_A_DAY) return [];
  const path = ['caches', cache, 'extraSnapshots', 'schedule'];
  return [report('model/cache-snapshots', { cache, found, most: SNAPSHOTS_A_DAY }, { path })];
}
