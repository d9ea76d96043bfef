import type { KeyArns, Statement } from '../../model/statement.ts';

/** For what keeps its blocks in a bucket. */
export function bucketStatements(arn: string, keys: KeyArns): readonly Statement[] {
  return [
    {
      sid: 'Blocks',
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [`${arn}/*`],
    },
    { sid: 'List', actions: ['s3:ListBucket', 's3:GetBucketLocation'], resources: [arn] },
    { sid: 'Key', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keys.storage] },
  ];
}
