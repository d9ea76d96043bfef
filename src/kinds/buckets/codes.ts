// What S3 refuses of a bucket, and what would delete a site.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/lifecycle-never': entry<{ rule: string; days: number; before: string; at: number }>({
    severity: 'error',
    message: ({ rule, days, before, at }) =>
      `Lifecycle rule ${rule} never does anything after ${days} days: ${before} comes after ${at}`,
    hint: ({ rule, before, at }) =>
      `Let ${rule} come before ${at} days, or let ${before} come later`,
    why: 'What is deleted cannot be moved, and S3 moves objects to colder storage classes only. https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html',
  }),
  'model/replication-unversioned': entry<{ bucket: string }>({
    severity: 'error',
    message: ({ bucket }) => `Bucket ${bucket} is replicated, but keeps no versions`,
    hint: () => 'Set versioning: true, or replicate: false',
    why: 'S3 replicates versions, so it refuses a bucket without them.',
  }),
  'model/access-logs-loop': entry<{ bucket: string }>({
    severity: 'error',
    message: ({ bucket }) => `Bucket ${bucket} writes its access logs into itself`,
    hint: () => 'Name another bucket in accessLogs',
    why: 'Each log that is written would be logged in turn, without end.',
  }),
  'model/access-logs-encryption': entry<{ bucket: string; to: string }>({
    severity: 'error',
    message: ({ bucket, to }) =>
      `Access logs of bucket ${bucket} cannot be written to ${to}, which is encrypted with our key`,
    hint: ({ to }) => `Set buckets.${to}.encryption to s3`,
    why: 'S3 delivers access logs only to buckets with SSE-S3.',
  }),
  'model/lifecycle-no-action': entry<{ rule: string }>({
    severity: 'error',
    message: ({ rule }) => `Lifecycle rule ${rule} needs one action: moveTo or expire`,
    hint: () => 'Write moveTo: GLACIER, or expire: true',
    why: 'S3 refuses a rule without an action; a rule here does one thing.',
  }),
  'model/lifecycle-expires-at-once': entry<{ rule: string }>({
    severity: 'error',
    message: ({ rule }) => `Lifecycle rule ${rule} deletes objects after 0 days: wanted at least 1`,
    hint: () => 'Write afterDays: 1 or more',
    why: 'S3 refuses an expiration of less than a day.',
  }),
  'model/lifecycle-too-early': entry<{ rule: string; storageClass: string; days: number }>({
    severity: 'error',
    message: ({ rule, storageClass, days }) =>
      `Lifecycle rule ${rule} moves to ${storageClass} after ${days} days: wanted at least 30`,
    hint: () => 'Write afterDays: 30',
    why: 'S3 refuses a transition to the infrequent access classes before 30 days. https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html',
  }),
  'model/lifecycle-expires-site': entry<{ bucket: string; days: number; distribution: string }>({
    severity: 'error',
    message: ({ bucket, days, distribution }) =>
      `Bucket ${bucket} deletes current objects after ${days} days, and distribution ${distribution} serves them`,
    hint: () => 'Set applyTo: noncurrent, so that only replaced objects are deleted',
    why: 'A site that is not rebuilt for so long would disappear.',
  }),
  'model/lifecycle-archives-live': entry<{ bucket: string; storageClass: string; days: number }>({
    severity: 'warning',
    message: ({ bucket, storageClass, days }) =>
      `Bucket ${bucket} puts objects to sleep in ${storageClass} after ${days} days, and they are still read`,
    hint: () => 'Write moveTo: GLACIER_IR, whose objects can be read at once',
    why: 'S3 answers with InvalidObjectState until an object of that class is restored, which takes minutes to hours. https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects.html',
  }),
  'model/tiering-empty': entry<{ bucket: string }>({
    severity: 'error',
    message: ({ bucket }) => `Intelligent tiering of bucket ${bucket} names no tier`,
    hint: () => 'Set archiveDays or deepArchiveDays, or leave intelligentTiering out',
    why: 'The other tiers of S3 Intelligent-Tiering need no configuration; S3 refuses an empty one.',
  }),
  'model/tiering-order': entry<{ bucket: string; archive: number; deep: number }>({
    severity: 'error',
    message: ({ bucket, archive, deep }) =>
      `Bucket ${bucket} archives deeper before it archives: ${deep} days against ${archive}`,
    hint: ({ archive }) => `Set deepArchiveDays above ${archive}`,
    why: 'Objects go from Archive Access to Deep Archive Access; S3 refuses the other order.',
  }),
  'model/tiering-unused': entry<{ bucket: string }>({
    severity: 'warning',
    message: ({ bucket }) => `No lifecycle rule of bucket ${bucket} moves to INTELLIGENT_TIERING`,
    hint: () => 'Add a rule with moveTo: INTELLIGENT_TIERING, or upload objects in that class',
    why: 'Archive tiers only take objects that are in the class INTELLIGENT_TIERING already.',
  }),
  'model/tiering-archives-live': entry<{ bucket: string; days: number }>({
    severity: 'warning',
    message: ({ bucket, days }) =>
      `Objects of bucket ${bucket} cannot be read after ${days} days without access`,
    hint: () => 'Leave intelligentTiering out, or see that readers restore objects first',
    why: 'Objects in the archive tiers must be restored, which takes hours, before a request is answered.',
  }),
  'model/body-size-unsaid': entry<{
    acl: string;
    service: string;
    writer: string;
    bucket: string;
  }>({
    severity: 'warning',
    message: ({ acl, service, writer, bucket }) =>
      `Web ACL ${acl} blocks bodies over 8 KB on the way to ${service}, and ${writer} writes to bucket ${bucket}`,
    hint: () => 'Write maxBodySize here: the largest upload, or 8Ki where none comes this way',
    why: 'The Common Rule Set of AWS WAF refuses a body over 8 KB, so an upload ends with 403 before the service sees it. Where `maxBodySize` says more, that rule only counts. https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html',
  }),
  'model/notification-ambiguous': entry<{ bucket: string; notification: string; found: string }>({
    severity: 'error',
    message: ({ bucket, notification, found }) =>
      `Notification ${notification} of bucket ${bucket} names ${found}`,
    hint: () => 'Name exactly one of queue, topic and function',
    why: 'A notification has one receiver.',
  }),
  'model/notification-fifo': entry<{ bucket: string; notification: string; to: string }>({
    severity: 'error',
    message: ({ bucket, notification, to }) =>
      `Notification ${notification} of bucket ${bucket} goes to ${to}, which is FIFO`,
    hint: () => 'Name a standard queue or topic',
    why: 'S3 tells standard queues and topics alone. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html',
  }),
  'model/notification-overlap': entry<{
    bucket: string;
    notification: string;
    other: string;
    event: string;
  }>({
    severity: 'error',
    message: ({ bucket, notification, other, event }) =>
      `Bucket ${bucket} tells of ${event} twice: by ${other} and by ${notification}`,
    hint: () =>
      'Give them prefixes or suffixes that exclude each other, or one topic that tells both',
    why: 'S3 refuses two configurations of one event whose prefixes and suffixes overlap. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html',
  }),
  'model/failover-without-replica': entry<{ origin: string }>({
    severity: 'error',
    message: ({ origin }) => `Origin ${origin} has no replica to fail over to`,
    hint: () => 'Set replicate on its bucket, or remove failover',
    why: 'What the bucket does not answer comes from its copy in the recovery region.',
  }),
} as const;

export const report = reporterOf(codes);
