// What each task that looks after stores from inside the cluster may do in AWS.
import type { TaskDuty } from '../../model/identity.ts';
import { regionalArn, roleArn } from '../../model/naming/core.ts';
import { databaseExportRoleName, databaseIdentifier } from '../../model/naming/data.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { KeyArns, Statement } from '../../model/statement.ts';

const STATEMENTS = { exportDatabases } as const satisfies Record<
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
