// The buckets of the environment, with their lifecycles.

import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { bucketName } from '../../model/naming.ts';
import type { Bucket, LifecycleRule } from '../../model/schema/bucket.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/sorted-entries.ts';
import type { RootModule } from '../root-module.ts';
import { addSecureBucket } from '../secure-bucket.ts';

export function addBuckets(module: RootModule): void {
  const { environment } = module;
  for (const [key, bucket] of Object.entries(environment.buckets)) {
    const origin = ['buckets', key];
    const made = addSecureBucket(module, {
      key,
      name: bucketName(environment, key),
      origin,
      versioning: bucket.versioning,
      ...(bucket.encryption === 'kms'
        ? { kmsKeyArn: module.stateOf('security').entry('key_arns', 'storage') }
        : {}),
      tags: { Purpose: bucket.purpose },
      ownPolicy: !isServedByDistribution(environment, key),
    });
    module.resource(S3BucketLifecycleConfiguration, key, [...origin, 'lifecycle'], {
      bucket: made.id,
      rule: [abandonedUploads(), ...lifecycleRules(bucket)],
    });
  }
}

/** The policy of such a bucket is written by the stack that knows the distribution. */
export function isServedByDistribution({ edge }: Environment, key: string): boolean {
  return Object.values(edge.distributions).some(({ origins }) =>
    Object.values(origins).some(({ bucket }) => bucket === key),
  );
}

function abandonedUploads() {
  return {
    id: 'abandoned-uploads',
    status: 'Enabled',
    filter: [{ prefix: '' }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
  };
}

function lifecycleRules(bucket: Bucket) {
  return sortedEntries(bucket.lifecycle).map(([id, rule]) => ({
    id,
    status: 'Enabled',
    filter: [{ prefix: '' }],
    ...action(rule),
  }));
}

function action({ applyTo, moveTo, expire, afterDays }: LifecycleRule) {
  if (applyTo === 'current') {
    return expire
      ? { expiration: [{ days: afterDays }] }
      : { transition: [{ days: afterDays, storageClass: moveTo ?? 'GLACIER' }] };
  }
  return expire
    ? { noncurrentVersionExpiration: [{ noncurrentDays: afterDays }] }
    : {
        noncurrentVersionTransition: [
          { noncurrentDays: afterDays, storageClass: moveTo ?? 'GLACIER' },
        ],
      };
}
