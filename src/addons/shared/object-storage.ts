// The bucket of metrics, as Thanos and the sidecar of Prometheus are told about it.
// https://thanos.io/tip/thanos/storage.md/#s3
import { bucketArn, bucketName } from '../../model/naming/buckets.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import type { AccountContext } from '../addon.ts';
import { bucketStatements } from './bucket-statements.ts';

export type ObjectStorage = {
  readonly type: 'S3';
  readonly config: { readonly bucket: string; readonly endpoint: string; readonly region: string };
};

/** Absent without a long-term bucket. It holds no credentials: pods have a role. */
export function objectStorage(environment: Environment): ObjectStorage | undefined {
  const { longTermBucket } = environment.observability.metrics;
  if (longTermBucket === null) return undefined;
  const { region } = environment.aws;
  const bucket = bucketName(environment, longTermBucket);
  return { type: 'S3', config: { bucket, endpoint: `s3.${region}.amazonaws.com`, region } };
}

/** For whoever keeps metrics there. */
export function keepMetrics({ environment, keys }: AccountContext): readonly Statement[] {
  const bucket = environment.observability.metrics.longTermBucket;
  return bucket === null ? [] : bucketStatements(bucketArn(environment, bucket), keys);
}
