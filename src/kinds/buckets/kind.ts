import type { Need } from '../../model/need.ts';
import { reference } from '../../model/reference.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { standingEntries } from '../../model/standing.ts';
import type { Kind } from '../kind.ts';
import { bucketAccess } from './access.ts';
import { codes } from './codes.ts';
import { notificationKeyGrants } from './key-grants.ts';
import { bucketNames } from './names.ts';
import { bucketPage } from './page.ts';
import { checkBuckets } from './rules/check-buckets.ts';
import { checkLifecycleOrder } from './rules/lifecycle-order.ts';
import { checkNotifications, notificationReferences } from './rules/notifications.ts';
import { checkUploads } from './rules/uploads.ts';
import { Bucket, BucketUse } from './schema.ts';
import { addBuckets } from './terraform/data.ts';
import { addNotifications } from './terraform/notifications.ts';
import { addBucketReplicas } from './terraform/replicas.ts';

export const buckets: Kind<'buckets', typeof Bucket, typeof BucketUse, 'bucket'> = {
  collection: 'buckets',
  slug: 'bucket',
  noun: 'bucket',
  about: 'S3 buckets by name.',
  entry: Bucket,
  use: BucketUse,
  defaults: 'bucket',
  tiers: { development: { keepReplacedDays: 7 }, staging: { keepReplacedDays: 30 } },
  codes,
  stands: {
    beside: ['purpose'],
    // Neither asks anything of the bucket itself: CloudTrail watches, and whoever applies the code reads it.
    mayName: ([collection, , part]) => collection === 'audit' || part === 'package',
  },
  rules: {
    rules: [checkBuckets, checkUploads, checkNotifications, checkLifecycleOrder],
    references: (environment) => [
      ...logReferences(environment),
      ...notificationReferences(environment),
    ],
    names: bucketNames,
    copies: replicas,
  },
  access: bucketAccess,
  leaving: { snapshot: false },
  terraform: {
    stacks: { data: addBuckets, functions: addNotifications, recovery: addBucketReplicas },
    keyGrants: notificationKeyGrants,
  },
  page: bucketPage,
  checks: {
    things: [
      {
        kind: 'bucket',
        type: 'aws_s3_bucket',
        nameAt: 'bucket',
        variables: /(^|_)BUCKET$/,
        actions: ['s3:GetObject', 's3:PutObject'],
        // Some of its objects will do, such as all below a prefix.
        arn: 'arn:aws:s3:::*/**',
        inPolicies: /^arn:aws:s3:::([^/*]+)/,
        standing: ({ buckets: all }) => standingEntries(all).map(([, { name }]) => name),
      },
    ],
  },
};

function logReferences({ buckets: all }: Environment) {
  return Object.entries(all).flatMap(([key, { accessLogs }]) =>
    accessLogs === null
      ? []
      : [reference('bucket', accessLogs, all, `bucket ${key}`, ['buckets', key, 'accessLogs'])],
  );
}

function replicas({ buckets: all }: Environment): readonly Need[] {
  return Object.entries(all)
    .filter(([, { replicate }]) => replicate)
    .map(([key]) => ({ what: `bucket ${key}`, path: ['buckets', key, 'replicate'] }));
}
