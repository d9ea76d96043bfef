// Buckets: what S3 refuses, and what would delete a site.
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import { report } from '../codes.ts';
import type { Bucket, LifecycleRule } from '../schema.ts';

const INFREQUENT_ACCESS_MIN_DAYS = 30;

export function checkBuckets(environment: Environment): readonly Diagnostic[] {
  const each = Object.entries(environment.buckets).flatMap(([bucket, definition]) => [
    ...replication(bucket, definition),
    ...accessLogs(environment, bucket, definition),
    ...tiering(environment, bucket, definition),
    ...Object.entries(definition.lifecycle).flatMap(([rule, lifecycle]) => [
      ...action(bucket, rule, lifecycle),
      ...expiry(environment, { bucket, rule, definition: lifecycle }),
      ...archiving(environment, { bucket, rule, definition: lifecycle }),
    ]),
  ]);
  return [...each, ...failovers(environment)];
}

/** Of origins that fall back to a replica; an unknown bucket is reported as such. */
function failovers({ edge, buckets }: Environment): readonly Diagnostic[] {
  return Object.entries(edge.distributions).flatMap(([key, { origins }]) =>
    Object.entries(origins)
      .filter(([, { bucket, failover }]) => {
        const isReplicated = bucket !== null && (buckets[bucket]?.replicate ?? true);
        return failover && !isReplicated;
      })
      .map(([origin]) => {
        const path = ['edge', 'distributions', key, 'origins', origin, 'failover'];
        return report('model/failover-without-replica', { origin }, { path });
      }),
  );
}

function replication(bucket: string, { replicate, versioning }: Bucket): readonly Diagnostic[] {
  if (!replicate || versioning) return [];
  const path = ['buckets', bucket, 'versioning'];
  return [report('model/replication-unversioned', { bucket }, { path })];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
function accessLogs({ buckets }: Environment, bucket: string, { accessLogs: to }: Bucket) {
  if (to === null) return [];
  const path = ['buckets', bucket, 'accessLogs'];
  if (to === bucket) return [report('model/access-logs-loop', { bucket }, { path })];
  const target = buckets[to];
  // One that stands already is refused as such.
  const isReadable = target === undefined || target.existing !== null || target.encryption === 's3';
  if (isReadable) return [];
  // Whoever writes the logs is in the right: what is to be changed is how the target is encrypted.
  const where = { path: ['buckets', to, 'encryption'], ...also(path) };
  return [report('model/access-logs-encryption', { bucket, to }, where)];
}

function action(bucket: string, rule: string, definition: LifecycleRule): readonly Diagnostic[] {
  const { moveTo, expire, afterDays } = definition;
  const path = ['buckets', bucket, 'lifecycle', rule];
  if (expire === (moveTo !== null)) {
    return [report('model/lifecycle-no-action', { rule }, { path, target: 'key' })];
  }
  if (expire && afterDays === 0) {
    return [report('model/lifecycle-expires-at-once', { rule }, { path: [...path, 'afterDays'] })];
  }
  if (moveTo !== 'STANDARD_IA' || afterDays >= INFREQUENT_ACCESS_MIN_DAYS) return [];
  const args = { rule, storageClass: moveTo, days: afterDays };
  return [report('model/lifecycle-too-early', args, { path: [...path, 'afterDays'] })];
}

interface Lifecycle {
  readonly bucket: string;
  readonly rule: string;
  readonly definition: LifecycleRule;
}

function expiry({ edge }: Environment, { bucket, rule, definition }: Lifecycle) {
  if (!definition.expire || definition.applyTo !== 'current') return [];
  const serving = Object.entries(edge.distributions).find(([, { origins }]) =>
    Object.values(origins).some((origin) => origin.bucket === bucket),
  );
  if (!serving) return [];
  const path = ['buckets', bucket, 'lifecycle', rule];
  const args = { bucket, days: definition.afterDays, distribution: serving[0] };
  return [report('model/lifecycle-expires-site', args, { path })];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html */
function tiering(environment: Environment, bucket: string, definition: Bucket) {
  const { intelligentTiering, lifecycle } = definition;
  if (intelligentTiering === null) return [];
  const { archiveDays, deepArchiveDays } = intelligentTiering;
  const path = ['buckets', bucket, 'intelligentTiering'];
  const days = archiveDays ?? deepArchiveDays;
  if (days === null) return [report('model/tiering-empty', { bucket }, { path })];
  if (archiveDays !== null && deepArchiveDays !== null && deepArchiveDays <= archiveDays) {
    const args = { bucket, archive: archiveDays, deep: deepArchiveDays };
    return [report('model/tiering-order', args, { path: [...path, 'deepArchiveDays'] })];
  }
  const isFed = Object.values(lifecycle).some(({ moveTo }) => moveTo === 'INTELLIGENT_TIERING');
  return [
    ...(isFed
      ? []
      : [report('model/tiering-unused', { bucket }, { path, target: 'key' as const })]),
    ...(isRead(environment, bucket)
      ? [report('model/tiering-archives-live', { bucket, days }, { path })]
      : []),
  ];
}

/** Objects in these classes cannot be read until somebody restores them. */
const ASLEEP = ['GLACIER', 'DEEP_ARCHIVE'];

function archiving(environment: Environment, { bucket, rule, definition }: Lifecycle) {
  const { applyTo, moveTo, afterDays } = definition;
  if (!isRead(environment, bucket)) return [];
  if (applyTo !== 'current' || moveTo === null || !ASLEEP.includes(moveTo)) return [];
  const path = ['buckets', bucket, 'lifecycle', rule, 'moveTo'];
  const args = { bucket, storageClass: moveTo, days: afterDays };
  return [report('model/lifecycle-archives-live', args, { path })];
}

function isRead(environment: Environment, bucket: string): boolean {
  return (
    consumersOf(environment).some(({ uses }) => Object.hasOwn(uses.buckets, bucket)) ||
    Object.values(environment.edge.distributions).some(({ origins }) =>
      Object.values(origins).some((origin) => origin.bucket === bucket),
    )
  );
}
