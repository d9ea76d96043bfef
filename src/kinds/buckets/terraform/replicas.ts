// Copies of buckets in the recovery region.
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration/index.js';
import { failoverBuckets } from '../../../model/edge/failover-buckets.ts';
import { bucketArn, bucketName, replicaBucketName, s3Arn } from '../../../model/naming/buckets.ts';
import { serviceTrust } from '../../../terraform/policy.ts';
import { addRole } from '../../../terraform/role.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { addSecureBucket } from '../../../terraform/secure-bucket.ts';
import { replicationRoleName } from '../names.ts';
import { keepReplacedDays, replicaRules } from './lifecycle.ts';

/** The one time there is. https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html */
const QUARTER = { minutes: 15 };
const IN_TIME = {
  replicationTime: { status: 'Enabled', time: QUARTER },
  metrics: { status: 'Enabled', eventThreshold: QUARTER },
};

export function addBucketReplicas(module: RootModule, keyArn: string | null): void {
  if (keyArn === null) return;
  const { environment } = module;
  const failovers = failoverBuckets(environment);
  for (const [key, bucket] of Object.entries(environment.buckets)) {
    if (!bucket.replicate) continue;
    const origin = ['buckets', key, 'replicate'];
    const replica = addSecureBucket(module, {
      key: `${key}-replica`,
      name: replicaBucketName(environment, key),
      origin,
      versioning: true,
      kmsKeyArn: keyArn,
      tags: { Purpose: `Replica of ${bucketName(environment, key)}` },
      provider: module.provider('recovery'),
      ownPolicy: !failovers.has(key),
      keepReplacedDays: keepReplacedDays(bucket),
      lifecycle: { origin, rules: replicaRules(bucket) },
    });
    module.resource(S3BucketReplicationConfigurationA, key, origin, {
      bucket: bucketName(environment, key),
      role: addReplicationRole(module, key, keyArn),
      rule: [
        {
          id: 'everything',
          status: 'Enabled',
          filter: { prefix: '' },
          deleteMarkerReplication: { status: 'Enabled' },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
          destination: {
            bucket: replica.arn,
            storageClass: 'STANDARD_IA',
            encryptionConfiguration: { replicaKmsKeyId: keyArn },
            ...(bucket.replicate === 'within15Minutes' ? IN_TIME : {}),
          },
        },
      ],
    });
  }
}

function addReplicationRole(module: RootModule, key: string, keyArn: string): string {
  const { environment } = module;
  const origin = ['buckets', key, 'replicate'];
  const source = bucketArn(environment, key);
  const { role } = addRole(module, {
    key: `${key}-replication`,
    name: replicationRoleName(environment, key),
    origin,
    // S3 says not for whom it asks.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
    trust: serviceTrust('s3.amazonaws.com'),
    statements: [
      {
        sid: 'ReadSource',
        actions: [
          's3:GetReplicationConfiguration',
          's3:ListBucket',
          's3:GetObjectVersionForReplication',
          's3:GetObjectVersionAcl',
          's3:GetObjectVersionTagging',
        ],
        resources: [source, `${source}/*`],
      },
      {
        sid: 'WriteReplica',
        actions: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
        resources: [`${s3Arn(replicaBucketName(environment, key))}/*`],
      },
      {
        sid: 'DecryptSource',
        actions: ['kms:Decrypt'],
        resources: [module.stateOf('security').entry('key_arns', 'storage')],
      },
      { sid: 'EncryptReplica', actions: ['kms:Encrypt'], resources: [keyArn] },
    ],
  });
  return role.arn;
}
