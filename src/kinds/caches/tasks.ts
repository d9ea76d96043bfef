// What looks after caches from inside the cluster, and what it may do in AWS: snapshots beside the daily
// ones, and passwords of users.
import { DATABASE_NAMESPACE } from '../../model/identity.ts';
import { addonRoleName } from '../../model/naming/cluster.ts';
import { regionalArn } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import type { TaskIdentity } from '../contract/terraform-part.ts';
import { cacheLogins } from './logins.ts';
import { cacheId, LOGINS_ACCOUNT, passwordUserName, SNAPSHOT_ACCOUNT } from './names.ts';

export function cacheTasks(environment: Environment): readonly TaskIdentity[] {
  return [...snapshotTask(environment), ...loginsTask(environment)];
}

export function loginsTask(environment: Environment): readonly TaskIdentity[] {
  const logins = cacheLogins(environment);
  const [first] = logins;
  if (!first) return [];
  const users = logins.map(({ cache, consumer }) => passwordUserName(environment, cache, consumer));
  return [
    {
      role: addonRoleName(environment, LOGINS_ACCOUNT),
      namespace: DATABASE_NAMESPACE,
      serviceAccount: LOGINS_ACCOUNT,
      origin: ['caches', first.cache, 'access'],
      statements: () => [
        {
          sid: 'GivePasswords',
          actions: ['elasticache:DescribeUsers', 'elasticache:ModifyUser'],
          resources: users.map((name) => regionalArn(environment, 'elasticache', `user:${name}`)),
        },
      ],
    },
  ];
}

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
