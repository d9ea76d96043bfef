// What each task that looks after stores from inside the cluster may do in AWS.
import type { TaskDuty } from '../../model/identity.ts';
import { regionalArn, roleArn } from '../../model/naming/core.ts';
import { cacheId, databaseExportRoleName, databaseIdentifier } from '../../model/naming/data.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { KeyArns, Statement } from '../../model/statement.ts';

const STATEMENTS = { exportDatabases, snapshotCaches } as const satisfies Record<
  TaskDuty,
  (environment: Environment, keys: KeyArns) => readonly Statement[]
>;

export function taskStatements(
  environment: Environment,
  duty: TaskDuty,
  keys: KeyArns,
): readonly Statement[] {
  return STATEMENTS[duty](environment, keys);
}

function exportDatabases(environment: Environment, keys: KeyArns): readonly Statement[] {
  const exported = Object.entries(environment.databases)
    .filter(([, database]) => database.export !== null)
    .map(([key]) => databaseIdentifier(environment, key));
  return [
    {
      sid: 'Look',
      actions: ['rds:DescribeDBSnapshots', 'rds:DescribeExportTasks'],
      resources: ['*'],
    },
    {
      sid: 'Export',
      actions: ['rds:StartExportTask'],
      resources: exported.map((name) => regionalArn(environment, 'rds', `snapshot:rds:${name}-*`)),
    },
    {
      sid: 'HandOver',
      actions: ['iam:PassRole'],
      resources: [roleArn(environment, databaseExportRoleName(environment))],
      condition: { StringEquals: { 'iam:PassedToService': 'export.rds.amazonaws.com' } },
    },
    {
      sid: 'Key',
      actions: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: [keys.data, keys.storage],
    },
  ];
}

/** Names of what it makes start with that of the cache; others are out of its reach. */
function snapshotCaches(environment: Environment): readonly Statement[] {
  const caches = Object.entries(environment.caches)
    .filter(([, { extraSnapshots }]) => extraSnapshots !== null)
    .map(([key]) => cacheId(environment, key));
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
