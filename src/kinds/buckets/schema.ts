// S3 buckets.
import { z } from 'zod';
import { notificationFilter } from '../../model/events/notification.ts';
import { AccountId, KmsKeyArn } from '../../model/schema/aws.ts';
import { Key, mapOf, Text } from '../../model/schema/primitives.ts';

export const LifecycleRule = z
  .strictObject({
    applyTo: z
      .enum(['current', 'noncurrent'])
      .default('current')
      .describe('Current object versions, or only those that were replaced or deleted.'),
    moveTo: z
      .enum(['STANDARD_IA', 'INTELLIGENT_TIERING', 'GLACIER', 'GLACIER_IR', 'DEEP_ARCHIVE'])
      .nullable()
      .default(null)
      .describe('S3 storage class objects move to. Absent: `expire` says what happens.'),
    expire: z.boolean().default(false).describe('Delete instead of moving.'),
    afterDays: z
      .int()
      .min(0)
      .describe('Age in days: since creation, or since an object was replaced or deleted.'),
  })
  .describe('What happens to objects of a certain age.');

export type LifecycleRule = z.output<typeof LifecycleRule>;

export const IntelligentTiering = z
  .strictObject({
    archiveDays: z
      .int()
      .min(90)
      .max(730)
      .nullable()
      .default(null)
      .describe('Days without access until an object is in Archive Access. Absent: never.'),
    deepArchiveDays: z
      .int()
      .min(180)
      .max(730)
      .nullable()
      .default(null)
      .describe('Days without access until an object is in Deep Archive Access. Absent: never.'),
  })
  .describe('Archive tiers of objects in the class INTELLIGENT_TIERING.');
export type IntelligentTiering = z.output<typeof IntelligentTiering>;

const Notification = z
  .strictObject({
    queue: Key.nullable().default(null).describe('Key of a standard queue that is told.'),
    topic: Key.nullable().default(null).describe('Key of a standard topic that is told.'),
    function: Key.nullable().default(null).describe('Key of a function that is called.'),
    events: notificationFilter.events
      .default(['s3:ObjectCreated:*'])
      .describe('What has to happen to an object.'),
    prefix: z.string().max(1024).default('').describe('What its key begins with. Empty: anything.'),
    suffix: z.string().max(1024).default('').describe('What its key ends with. Empty: anything.'),
  })
  .describe('Who is told about objects: exactly one of `queue`, `topic` and `function`.');
export type Notification = z.output<typeof Notification>;

const ExistingBucket = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        'expected a bucket name: 3 to 63 of a-z, 0-9, "." and "-"',
      )
      .describe('Its name.'),
    kmsKey: KmsKeyArn.nullable()
      .default(null)
      .describe(
        'ARN of the KMS key that encrypts its objects; the policy of the key lets the account of the environment use it. Absent: SSE-S3.',
      ),
    account: AccountId.nullable()
      .default(null)
      .describe(
        'Account that owns it; its policy then lets the roles of the consumers in. Absent: that of the environment, where a plan proves it.',
      ),
  })
  .describe(
    'A bucket that stands already: consumers use it, and nothing of it is made or changed.',
  );

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const KEPT_BY_S3 = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|--x-s3|--table-s3)$/;

export const Bucket = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
        'expected a bucket name: 3 to 63 of a-z, 0-9 and "-"',
      )
      .refine(
        (name) => !KEPT_BY_S3.test(name),
        'expected another beginning and ending: S3 keeps xn--, sthree-, amzn-s3-demo-, -s3alias, --ol-s3, --x-s3 and --table-s3 for itself',
      )
      .nullable()
      .default(null)
      .describe('Global bucket name. Absent: `<system>-<environment>-<key>-<account>`.'),
    existing: ExistingBucket.nullable()
      .default(null)
      .describe('It stands already: only `purpose` stands beside this. Absent: it is made.'),
    purpose: Text.describe('What it holds; becomes the tag Purpose.'),
    expectedSize: Text.nullable()
      .default(null)
      .describe('Size the design plans for, in words; nothing is sized by it.'),
    versioning: z
      .boolean()
      .default(true)
      .describe('Keep replaced and deleted objects as noncurrent versions.'),
    keepReplacedDays: z
      .int()
      .min(1)
      .default(90)
      .describe(
        'Days that replaced and deleted objects are kept as versions, unless a rule of `lifecycle` deletes them at another age. In staging 30, in development 7.',
      ),
    encryption: z.enum(['kms', 's3']).default('kms').describe('SSE-KMS with our key, or SSE-S3.'),
    lifecycle: mapOf(LifecycleRule)
      .default({})
      .describe('Lifecycle rules by name. Abandoned uploads always go after 7 days.'),
    intelligentTiering: IntelligentTiering.nullable()
      .default(null)
      .describe('Archive tiers of S3 Intelligent-Tiering. Absent: objects stay readable at once.'),
    accessLogs: Key.nullable()
      .default(null)
      .describe('Key of the bucket that receives its server access logs. Absent: none.'),
    notifications: mapOf(Notification)
      .default({})
      .describe('Who is told what happens to objects, by name.'),
    replicate: z
      .union([z.boolean(), z.literal('within15Minutes')])
      .default(false)
      .describe(
        [
          'Replicate every object to a bucket in `aws.recoveryRegion`; needs versioning. `within15Minutes`: with',
          'Replication Time Control, by which AWS answers for 99.9% of the objects, for a fee per GB.',
        ].join(' '),
      ),
  })
  .describe('An S3 bucket. Public access is always blocked; only TLS requests are accepted.');
export type Bucket = z.output<typeof Bucket>;

export const BucketUse = z
  .record(Key, z.enum(['read', 'write']))
  .default({})
  .describe('Buckets; `write` includes reading.');

declare module '../../model/schema/environment.ts' {
  interface Environment {
    buckets: Record<string, Bucket>;
  }
  interface Uses {
    buckets: z.output<typeof BucketUse>;
  }
}
