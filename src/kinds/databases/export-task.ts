// Who starts exports of snapshots, and what it may do in AWS.
import { DATABASE_NAMESPACE } from '../../model/identity.ts';
import { addonRoleName } from '../../model/naming/cluster.ts';
import { regionalArn, roleArn } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { KeyArns, Statement } from '../../model/statement.ts';
import type { TaskIdentity } from '../contract/terraform-part.ts';
import { databaseIdentifier, EXPORT_ACCOUNT, exportRoleName } from './names.ts';

export function exportTask(environment: Environment): readonly TaskIdentity[] {
  const exported = Object.entries(environment.databases)
    .filter(([, database]) => database.export !== null)
    .map(([key]) => key);
  const [first] = exported;
  if (first === undefined) return [];
  return [
    {
      role: addonRoleName(environment, EXPORT_ACCOUNT),
      namespace: DATABASE_NAMESPACE,
      serviceAccount: EXPORT_ACCOUNT,
      origin: ['databases', first, 'export'],
      statements: (keys) => exportStatements(environment, exported, keys),
    },
  ];
}

function exportStatements(
  environment: Environment,
  exported: readonly string[],
  keys: KeyArns,
): readonly Statement[] {
  const names = exported.map((key) => databaseIdentifier(environment, key));
  return [
    {
      sid: 'Look',
      actions: ['rds:DescribeDBSnapshots', 'rds:DescribeExportTasks'],
      resources: ['*'],
    },
    {
      sid: 'Export',
      actions: ['rds:StartExportTask'],
      resources: names.map((name) => regionalArn(environment, 'rds', `snapshot:rds:${name}-*`)),
    },
    {
      sid: 'HandOver',
      actions: ['iam:PassRole'],
      resources: [roleArn(environment, exportRoleName(environment))],
      condition: { StringEquals: { 'iam:PassedToService': 'export.rds.amazonaws.com' } },
    },
    {
      sid: 'Key',
      actions: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: [keys.data, keys.storage],
    },
  ];
}
