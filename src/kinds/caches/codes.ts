// What ElastiCache refuses.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/cache-without-replica': entry<{ cache: string }>({
    severity: 'error',
    message: ({ cache }) => `Cache ${cache} spreads over zones without a replica to spread`,
    hint: () => 'Set replicasPerShard to 1 or more, or multiAz to false',
    why: 'ElastiCache refuses Multi-AZ for a shard of one node: nothing could take over.',
  }),
  'model/cache-access-version': entry<{
    cache: string;
    access: 'iam' | 'password';
    version: string;
    lowest: number;
  }>({
    severity: 'error',
    message: ({ cache, access, version, lowest }) =>
      `Cache ${cache} has no users: access ${access} needs Redis ${lowest}.0 or newer, found ${version}`,
    hint: ({ access, lowest }) =>
      access === 'iam'
        ? `Set version to ${lowest}.0 or newer, or access to password where it is 6.0 or newer`
        : `Set version to ${lowest}.0 or newer, or access to network`,
    why: 'ElastiCache has users from Redis 6.0 on and lets them sign in with IAM from 7.0 on; Valkey has both in every version. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
  }),
  'model/cache-snapshots': entry<{ cache: string; found: number; most: number }>({
    severity: 'error',
    message: ({ cache, found, most }) =>
      `Cache ${cache} is to have ${found} snapshots a day, and ElastiCache takes ${most}`,
    hint: () => 'Write a schedule of once an hour or less, such as "0 */6 * * *"',
    why: 'ElastiCache makes no more than 24 manual backups of a node within 24 hours; all others fail. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups.html',
  }),
} as const;

export const report = reporterOf(codes);
