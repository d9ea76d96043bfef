// What a service may do with the objects of a bucket.
import { bucketArn, bucketName } from '../../model/naming/buckets.ts';
import { upperSnake } from '../../model/services/variables.ts';
import { pascal } from '../../model/statement.ts';
import type { Edge, Grant, GrantStatement } from '../contract/edge.ts';
import type { Bucket } from './schema.ts';

type Access = 'read' | 'write';

const BUCKET_ACTIONS: Readonly<Record<Access, readonly string[]>> = {
  read: ['s3:GetObject'],
  write: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
};
const KEY_ACTIONS: Readonly<Record<Access, readonly string[]>> = {
  read: ['kms:Decrypt'],
  write: ['kms:Decrypt', 'kms:GenerateDataKey'],
};

export function bucketAccess(edge: Edge<Bucket, Access>): Grant {
  const { environment, store } = edge;
  return {
    statements: statementsOf(edge),
    variables: { [`${upperSnake(store)}_BUCKET`]: bucketName(environment, store) },
  };
}

function statementsOf({
  environment,
  store,
  entry,
  use,
}: Edge<Bucket, Access>): readonly GrantStatement[] {
  const arn = bucketArn(environment, store);
  const { existing } = entry;
  // A name that is free is anybody's to take.
  const owner =
    existing === null
      ? {}
      : {
          condition: {
            StringEquals: { 's3:ResourceAccount': existing.account ?? environment.aws.account },
          },
        };
  const objects: readonly GrantStatement[] = [
    {
      sid: `Objects${pascal(store)}`,
      actions: BUCKET_ACTIONS[use],
      resources: [`${arn}/*`],
      ...owner,
    },
    { sid: `List${pascal(store)}`, actions: ['s3:ListBucket'], resources: [arn], ...owner },
  ];
  const key = keyOf(entry);
  if (key === null) return objects;
  return [
    ...objects,
    {
      sid: `Key${pascal(store)}`,
      actions: KEY_ACTIONS[use],
      resources: [key],
      condition: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': [arn, `${arn}/*`] } },
    },
  ];
}

function keyOf({ existing, encryption }: Bucket): GrantStatement['resources'][number] | null {
  if (existing !== null) return existing.kmsKey;
  return encryption === 'kms' ? { key: 'storage' } : null;
}
