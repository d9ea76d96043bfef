// Recovery objectives, the cost estimate, and who may administer the cluster.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../schema/environment.ts';

export function checkOperations(environment: Environment): readonly Diagnostic[] {
  return [
    ...objectives(environment),
    ...recoveryRegion(environment),
    ...costs(environment),
    ...administrators(environment),
  ];
}

function objectives({ recovery, databases, aws }: Environment): readonly Diagnostic[] {
  if (recovery.objectives === null) return [];
  const path = ['recovery', 'objectives'];
  const missing = [
    ...(aws.recoveryRegion === null
      ? [{ objective: 'recoveryTime', missing: 'there is no recovery region' }]
      : []),
    ...(Object.keys(databases).length > 0 && !recovery.replicateDatabaseBackups
      ? [{ objective: 'recoveryPoint', missing: 'database backups stay in one region' }]
      : []),
  ];
  return missing.map((args) =>
    diagnostic('model/objective-without-mechanism', args, { path: [...path, args.objective] }),
  );
}

function recoveryRegion({ aws, buckets, recovery }: Environment): readonly Diagnostic[] {
  if (aws.recoveryRegion !== null) return [];
  const needing = [
    ...Object.entries(buckets)
      .filter(([, { replicate }]) => replicate)
      .map(([key]) => ({ what: `bucket ${key}`, path: ['buckets', key, 'replicate'] })),
    ...(recovery.replicateDatabaseBackups
      ? [{ what: 'replication of backups', path: ['recovery', 'replicateDatabaseBackups'] }]
      : []),
  ];
  return needing.map(({ what, path }) => diagnostic('model/no-recovery-region', { what }, { path }));
}

function costs({ cost }: Environment): readonly Diagnostic[] {
  const rows = Object.values(cost.rows);
  const sums = {
    baseline: rows.reduce((sum, { monthly }) => sum + monthly, 0),
    peak: rows.reduce((sum, { monthly, peak }) => sum + (peak ?? monthly), 0),
  };
  return (['baseline', 'peak'] as const).flatMap((total) => {
    const stated = cost[total];
    const sum = sums[total];
    if (stated === null || Math.abs(sum - stated) < 0.005) return [];
    return [diagnostic('model/cost-sum', { total, stated, sum }, { path: ['cost', total] })];
  });
}

function administrators({ cluster }: Environment): readonly Diagnostic[] {
  if (Object.values(cluster.admins).some(({ access }) => access === 'admin')) return [];
  const where = { path: ['cluster'], target: 'key' } as const;
  return [diagnostic('model/no-administrator', { cluster: cluster.name }, where)];
}
