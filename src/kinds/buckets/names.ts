import type { Name } from '../../model/name.ts';
import { bucketName, replicaBucketName } from '../../model/naming/buckets.ts';
import { prefixOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { madeEntries } from '../../model/standing.ts';

const S3_BUCKET_MAX = 63;
const IAM_ROLE_MAX = 64;

export function replicationRoleName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}-replication`;
}

export function bucketNames(environment: Environment): readonly Name[] {
  return madeEntries(environment.buckets).flatMap(([key, { replicate }]) => {
    const path = ['buckets', key];
    const own = {
      what: `bucket ${key}`,
      name: bucketName(environment, key),
      max: S3_BUCKET_MAX,
      path,
    };
    if (!replicate) return [own];
    const replica = replicaBucketName(environment, key);
    return [
      own,
      { ...own, what: `bucket replica of ${key}`, name: replica },
      {
        what: `role of the replication of bucket ${key}`,
        name: replicationRoleName(environment, key),
        max: IAM_ROLE_MAX,
        path,
      },
    ];
  });
}
