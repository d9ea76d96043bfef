import { pointer, type Reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';

/** Everything but kinds of resources that names a bucket to keep something in. */
export function bucketReferences({ observability, recovery }: Environment): readonly Reference[] {
  const { logs, metrics } = observability;
  const named = [
    {
      name: metrics.longTermBucket,
      user: 'long-term metrics',
      path: ['observability', 'metrics', 'longTermBucket'],
    },
    { name: logs.bucket, user: 'logs', path: ['observability', 'logs', 'bucket'] },
    {
      name: logs.archiveBucket,
      user: 'the archive of logs',
      path: ['observability', 'logs', 'archiveBucket'],
    },
    {
      name: recovery.clusterBackup?.bucket ?? null,
      user: 'the cluster backup',
      path: ['recovery', 'clusterBackup', 'bucket'],
    },
  ];
  return named.flatMap(({ name, user, path }) =>
    name === null ? [] : [pointer('bucket', name, user, path)],
  );
}
