// The buckets of the environment, with their lifecycles.

import { DataAwsS3Bucket } from '@cdktf/provider-aws/lib/data-aws-s3-bucket/index.js';
import { S3BucketIntelligentTieringConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration/index.js';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging/index.js';
import { bucketArn, bucketName } from '../../../model/naming/buckets.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { madeEntries, standingEntries } from '../../../model/standing.ts';
import type { Statement } from '../../../model/statement.ts';
import { proves } from '../../../terraform/proves.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { addSecureBucket } from '../../../terraform/secure-bucket.ts';
import type { Bucket } from '../schema.ts';
import { keepReplacedDays, lifecycleRules } from './lifecycle.ts';

export function addBuckets(module: RootModule): void {
  const { environment } = module;
  for (const [key, bucket] of madeEntries(environment.buckets)) {
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
      statements: accessLogStatements(environment, key),
      keepReplacedDays: keepReplacedDays(bucket),
      lifecycle: { origin: [...origin, 'lifecycle'], rules: lifecycleRules(bucket.lifecycle) },
    });
    if (bucket.accessLogs !== null) {
      module.resource(S3BucketLoggingA, key, [...origin, 'accessLogs'], {
        bucket: made.id,
        targetBucket: bucketName(environment, bucket.accessLogs),
        targetPrefix: `${key}/`,
      });
    }
    addIntelligentTiering(module, made.id, { key, bucket });
  }
  findBuckets(module);
}

/** Whoever plans need not be let into the buckets of other accounts. */
function findBuckets(module: RootModule): void {
  const { buckets, aws } = module.environment;
  for (const [key, { name, account }] of standingEntries(buckets)) {
    if (account !== null && account !== aws.account) continue;
    module.data(DataAwsS3Bucket, key, ['buckets', key, 'existing'], {
      bucket: name,
      ...proves(module, [
        {
          condition: `endswith(self.bucket_regional_domain_name, ".${aws.region}.amazonaws.com")`,
          message: `Bucket ${name}, buckets.${key}.existing, is not in ${aws.region}.`,
        },
      ]),
    });
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-auto-archiving-int-tiering.html */
function addIntelligentTiering(
  module: RootModule,
  id: string,
  { key, bucket }: { readonly key: string; readonly bucket: Bucket },
): void {
  if (bucket.intelligentTiering === null) return;
  const { archiveDays, deepArchiveDays } = bucket.intelligentTiering;
  module.resource(
    S3BucketIntelligentTieringConfiguration,
    key,
    ['buckets', key, 'intelligentTiering'],
    {
      bucket: id,
      name: 'archive',
      tiering: [
        ...(archiveDays === null ? [] : [{ accessTier: 'ARCHIVE_ACCESS', days: archiveDays }]),
        ...(deepArchiveDays === null
          ? []
          : [{ accessTier: 'DEEP_ARCHIVE_ACCESS', days: deepArchiveDays }]),
      ],
    },
  );
}

/** The policy of such a bucket is written by the stack that knows the distribution. */
export function isServedByDistribution({ edge }: Environment, key: string): boolean {
  return Object.values(edge.distributions).some(({ origins }) =>
    Object.values(origins).some(({ bucket }) => bucket === key),
  );
}

/** Lets S3 write the access logs of other buckets here.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
function accessLogStatements(environment: Environment, key: string): readonly Statement[] {
  const sources = Object.entries(environment.buckets)
    .filter(([, { accessLogs }]) => accessLogs === key)
    .map(([source]) => bucketArn(environment, source))
    .sort();
  if (sources.length === 0) return [];
  return [
    {
      sid: 'AccessLogs',
      actions: ['s3:PutObject'],
      resources: [`${bucketArn(environment, key)}/*`],
      principals: { Service: 'logging.s3.amazonaws.com' },
      condition: {
        ArnLike: { 'aws:SourceArn': sources },
        StringEquals: { 'aws:SourceAccount': environment.aws.account },
      },
    },
  ];
}
