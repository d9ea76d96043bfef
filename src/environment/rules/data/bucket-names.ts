import type { Name } from '../../../model/name.ts';
import { configurationBucketName, trailBucketName } from '../../../model/naming/audit.ts';
import { bucketName, replicaBucketName } from '../../../model/naming/buckets.ts';
import { stateBucketName } from '../../../model/naming/state.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const S3_BUCKET_MAX = 63;

export function bucketNames(environment: Environment): readonly Name[] {
  const state = {
    what: 'bucket of the Terraform state',
    name: stateBucketName(environment),
    max: S3_BUCKET_MAX,
    path: ['environment'],
  };
  const buckets = Object.entries(environment.buckets).flatMap(([key, { replicate }]) => {
    const path = ['buckets', key];
    const own = {
      what: `bucket ${key}`,
      name: bucketName(environment, key),
      max: S3_BUCKET_MAX,
      path,
    };
    if (!replicate) return [own];
    return [
      own,
      { ...own, what: `bucket replica of ${key}`, name: replicaBucketName(environment, key) },
    ];
  });
  return [state, ...auditBucketNames(environment), ...buckets];
}

function auditBucketNames(environment: Environment): readonly Name[] {
  const { trail = null, configuration = null } = environment.audit ?? {};
  const trailBucket = {
    what: 'bucket of the audit trail',
    name: trailBucketName(environment),
    max: S3_BUCKET_MAX,
    path: ['audit', 'trail'],
  };
  const configurationBucket = {
    what: 'bucket of the recorded configuration',
    name: configurationBucketName(environment),
    max: S3_BUCKET_MAX,
    path: ['audit', 'configuration'],
  };
  return [
    ...(trail === null ? [] : [trailBucket]),
    ...(configuration === null ? [] : [configurationBucket]),
  ];
}
