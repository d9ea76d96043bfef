import { type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';

/** Everything that names a bucket to keep something in. */
export function bucketReferences(environment: Environment): readonly Reference[] {
  const { observability, databases, buckets, recovery } = environment;
  const { logs, metrics } = observability;
  const named = [
    {
      name: metrics.longTermBucket,
      user: 'long-term metrics',
      path: ['observability', 'metrics', 'longTermBucket'],
    },
    { name: logs.bucket, user: 'logs', path: ['observability', 'logs', 'bucket'] },
    {
      name: recovery.clusterBackup?.bucket ?? null,
      user: 'the cluster backup',
      path: ['recovery', 'clusterBackup', 'bucket'],
    },
    ...Object.entries(databases).map(([key, { export: to }]) => ({
      name: to?.bucket ?? null,
      user: `export of database ${key}`,
      path: ['databases', key, 'export', 'bucket'],
    })),
    ...Object.entries(buckets).map(([key, { accessLogs }]) => ({
      name: accessLogs,
      user: `bucket ${key}`,
      path: ['buckets', key, 'accessLogs'],
    })),
  ];
  return named.flatMap(({ name, user, path }) =>
    name === null ? [] : [reference('bucket', name, buckets, user, path)],
  );
}
