// A bucket that an AWS service writes audit logs to, and that forgets them after their time.
import type { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { s3Arn } from '../../model/naming/buckets.ts';
import type { Statement } from '../../model/statement.ts';
import { addPolicy, tlsOnly } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addSecureBucket } from '../../terraform/secure-bucket.ts';

interface LogBucketInput {
  readonly key: string;
  readonly name: string;
  readonly origin: Path;
  readonly kmsKeyArn: string;
  readonly retentionDays: number;
  /** What the service may do; it asks before its first log, so it has to wait for the policy. */
  readonly writer: readonly Statement[];
}

export interface LogBucket {
  readonly bucket: S3Bucket;
  readonly policy: S3BucketPolicy;
}

export function addLogBucket(module: RootModule, input: LogBucketInput): LogBucket {
  const { key, name, origin, kmsKeyArn, retentionDays, writer } = input;
  const bucket = addSecureBucket(module, {
    ...{ key, name, origin, kmsKeyArn },
    versioning: true,
    ownPolicy: false,
    keepReplacedDays: 30,
    lifecycle: {
      origin: [...origin, 'retentionDays'],
      rules: [
        {
          id: 'retention',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          expiration: [{ days: retentionDays }],
        },
      ],
    },
  });
  const statements = [tlsOnly(s3Arn(name)), ...writer];
  const policy = module.resource(S3BucketPolicy, key, origin, {
    bucket: bucket.id,
    policy: addPolicy(module, { key: `${key}-bucket`, origin, statements }),
  });
  return { bucket, policy };
}
