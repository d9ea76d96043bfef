// What Velero may do in AWS: objects in its bucket, snapshots of volumes.
// https://github.com/vmware-tanzu/velero-plugin-for-aws#set-permissions-for-velero
import { bucketArn } from '../../model/naming/buckets.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import type { KeyArns } from './service-statements.ts';

export function backupStatements(environment: Environment, keys: KeyArns): readonly Statement[] {
  const { clusterBackup } = environment.recovery;
  if (clusterBackup === null) return [];
  const bucket = bucketArn(environment, clusterBackup.bucket);
  return [
    {
      sid: 'Objects',
      actions: [
        's3:GetObject',
        's3:PutObject',
        's3:DeleteObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      resources: [`${bucket}/*`],
    },
    { sid: 'List', actions: ['s3:ListBucket'], resources: [bucket] },
    { sid: 'Key', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keys.storage] },
    ...snapshotStatements(environment),
  ];
}

/** Snapshots have no account in their ARN. Those of others are not deleted: Velero tags its own. */
function snapshotStatements({ aws }: Environment): readonly Statement[] {
  const volumes = `arn:aws:ec2:${aws.region}:${aws.account}:volume/*`;
  const snapshots = `arn:aws:ec2:${aws.region}::snapshot/*`;
  return [
    {
      sid: 'Look',
      actions: ['ec2:DescribeVolumes', 'ec2:DescribeSnapshots'],
      resources: ['*'],
    },
    {
      sid: 'Take',
      actions: ['ec2:CreateSnapshot', 'ec2:CreateVolume', 'ec2:CreateTags'],
      resources: [volumes, snapshots],
    },
    {
      sid: 'Prune',
      actions: ['ec2:DeleteSnapshot'],
      resources: [snapshots],
      condition: { StringLike: { 'aws:ResourceTag/velero.io/backup': '*' } },
    },
  ];
}
