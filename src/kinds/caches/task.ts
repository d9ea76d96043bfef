// Who takes snapshots beside the daily ones, and what it may do in AWS.
import { DATABASE_NAMESPACE } from '../../model/identity.ts';
import { addonRoleName } from '../../model/naming/cluster.ts';
import { regionalArn } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import type { TaskIdentity } from '../contract/terraform-part.ts';
import { cacheId, SNAPSHOT_ACCOUNT } from './names.ts';

export function snapshotTask(environment: Environment): readonly TaskIdentity[] {
  const snapshots = Object.entries(environment.caches)
    .filter(([, { extraSnapshots }]) => extraSnapshots !== null)
    .map(([key]) => key);
  const [first] = snapshots;
  if (first === undefined) return [];
  return [
    {
      role: addonRoleName(environment, SNAPSHOT_ACCOUNT),
      namespace: DATABASE_NAMESPACE,
      serviceAccount: SNAPSHOT_ACCOUNT,
      origin: ['caches', first, 'extraSnapshots'],
      statements: () => snapshotStatements(environment, snapshots),
    },
  ];
}

/** Names of what it makes start with that of the cache; others are out of its reach. */
function snapshotStatements(
  environment: Environment,
  keys: readonly string[],
): readonly Statement[] {
  const caches = keys.map((key) => cacheId(environment, key));
  const arn = (resource: string) => regionalArn(environment, 'elasticache', resource);
  return [
    { sid: 'Look', actions: ['elasticache:DescribeSnapshots'], resources: ['*'] },
    {
      sid: 'Take',
      actions: ['elasticache:CreateSnapshot'],
      resources: caches.flatMap((id) => [
        arn(`replicationgroup:${id}`),
        arn(`cluster:${id}-*`),
        arn(`snapshot:${id}-*`),
      ]),
    },
    {
      sid: 'Prune',
      actions: ['elasticache:DeleteSnapshot'],
      resources: caches.map((id) => arn(`snapshot:${id}-*`)),
    },
  ];
}
