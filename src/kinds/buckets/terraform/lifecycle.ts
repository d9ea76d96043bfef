// What happens to objects of a certain age: rules of the environment, and how long replaced ones are kept.
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import type { Bucket, LifecycleRule } from '../schema.ts';

/** Null where a rule of the environment deletes them already. */
export function keepReplacedDays(bucket: Bucket): number | null {
  const isSaid = Object.values(bucket.lifecycle).some(
    ({ applyTo, expire }) => applyTo === 'noncurrent' && expire,
  );
  return isSaid ? null : bucket.keepReplacedDays;
}

export function lifecycleRules(rules: Bucket['lifecycle']) {
  return sortedEntries(rules).map(([id, rule]) => ({
    id,
    status: 'Enabled',
    filter: [{ prefix: '' }],
    ...action(rule),
  }));
}

/** S3 does not replicate what a lifecycle deletes; what it moves stays where replicas are written. */
export function replicaRules({ lifecycle }: Bucket) {
  const expiring = Object.entries(lifecycle).filter(([, { expire }]) => expire);
  return lifecycleRules(Object.fromEntries(expiring));
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
