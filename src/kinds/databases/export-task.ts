// Who starts exports of snapshots, and what it may do in AWS.
import { DATABASE_NAMESPACE } from '../../model/identity.ts';
import { addonRoleName } from '../../model/naming/cluster.ts';
import { ownRoleArn, regionalArn } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { KeyArns, Statement } from '../../model/statement.ts';
import type { TaskIdentity } from '../contract/terraform-part.ts';
import { isAurora } from './engine.ts';
import { databaseIdentifier, EXPORT_ACCOUNT, exportRoleName } from './names.ts';

export function exportTask(environment: Environment): readonly TaskIdentity[] {
  const exported = Object.entries(environment.databases)
    .filter(([, database]) => database.export !== null)
    .map(([key, database]) => ({ key, isCluster: isAurora(database) }));
  const first = exported[0]?.key;
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
  exported: readonly { readonly key: string; readonly isCluster: boolean }[],
  keys: KeyArns,
): readonly Statement[] {
  const snapshots = exported.map(({ key, isCluster }) => {
    const kind = isCluster ? 'cluster-snapshot' : 'snapshot';
    return `${kind}:rds:${databaseIdentifier(environment, key)}-*`;
  });
  const looks = [
    ...(exported.some(({ isCluster }) => isCluster) ? ['rds:DescribeDBClusterSnapshots'] : []),
    ...(exported.every(({ isCluster }) => isCluster) ? [] : ['rds:DescribeDBSnapshots']),
    'rds:DescribeExportTasks',
  ];
  return [
    {
      sid: 'Look',
      actions: looks,
      resources: ['*'],
    },
    {
      sid: 'Export',
      actions: ['rds:StartExportTask'],
      resources: snapshots.map((snapshot) => regionalArn(environment, 'rds', snapshot)),
    },
    {
      sid: 'HandOver',
      actions: ['iam:PassRole'],
      resources: [ownRoleArn(environment, exportRoleName(environment))],
      condition: { StringEquals: { 'iam:PassedToService': 'export.rds.amazonaws.com' } },
    },
    {
      sid: 'Key',
      actions: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: [keys.data, keys.storage],
    },
  ];
}
