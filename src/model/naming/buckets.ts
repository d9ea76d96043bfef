import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../schema/environment.ts';
import { prefixOf } from './core.ts';

export function bucketName(environment: Environment, key: string): string {
  const bucket = environment.buckets[key];
  return (
    bucket?.existing?.name ??
    bucket?.name ??
    `${prefixOf(environment)}-${key}-${environment.aws.account}`
  );
}

/** Where a bucket is described. */
export function bucketPath(key: string): Path {
  return ['buckets', key];
}

/** By its name, which no other bucket of AWS has. */
export function s3Arn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}

export function bucketArn(environment: Environment, key: string): string {
  return s3Arn(bucketName(environment, key));
}

/** Whether what is written there is encrypted with a key of ours. */
export function hasOwnKey({ buckets }: Environment, bucket: string): boolean {
  const found = buckets[bucket];
  return found?.existing === null && found.encryption === 'kms';
}

/** Also of one that is not there. */
export function keepsVersions({ buckets }: Environment, bucket: string): boolean {
  return buckets[bucket]?.versioning !== false;
}

/** The bucket in the recovery region that receives the replicas of another. */
export function replicaBucketName(environment: Environment, key: string): string {
  return `${bucketName(environment, key)}-replica`;
}
