import type { Name } from '../../../model/name.ts';
import { configurationBucketName, trailBucketName } from '../../../model/naming/audit.ts';
import { stateBucketName } from '../../../model/naming/state.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const S3_BUCKET_MAX = 63;

/** Buckets that no key of `buckets` describes, and that the environment makes. */
export function ownBucketNames(environment: Environment): readonly Name[] {
  if (environment.delivery.state.bucket !== null) return auditBucketNames(environment);
  const state = {
    what: 'bucket of the Terraform state',
    name: stateBucketName(environment),
    max: S3_BUCKET_MAX,
    path: ['environment'],
  };
  return [state, ...auditBucketNames(environment)];
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
