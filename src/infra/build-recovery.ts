// Stack `recovery`: copies in the recovery region, and exports of database snapshots.
import { DbInstanceAutomatedBackupsReplication } from '@cdktf/provider-aws/lib/db-instance-automated-backups-replication/index.js';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration/index.js';
import { isAurora } from '../model/database-engine.ts';
import {
  bucketArn,
  bucketName,
  databaseExportRoleName,
  databaseIdentifier,
  kmsAlias,
  prefixOf,
  regionalArn,
  replicaBucketName,
  s3Arn,
} from '../model/naming.ts';
import type { Environment } from '../model/schema/environment.ts';
import { accountStatement, distributionStatement } from './build-security.ts';
import { addPolicy, serviceTrust } from './policy.ts';
import { addRole } from './role.ts';
import type { RootModule } from './root-module.ts';
import { addSecureBucket } from './secure-bucket.ts';

export function buildRecovery(module: RootModule): void {
  // Replication starts from buckets and databases that exist.
  module.after('data');
  addExportRole(module);
  if (module.environment.aws.recoveryRegion === null) return;
  const failovers = failoverBuckets(module.environment);
  const keyArn = addRecoveryKey(module, failovers);
  addBucketReplicas(module, keyArn, failovers);
  addBackupReplication(module, keyArn);
}

function addRecoveryKey(module: RootModule, failovers: ReadonlySet<string>): string {
  const { environment } = module;
  const provider = module.provider('recovery');
  const origin = ['aws', 'recoveryRegion'];
  const key = module.resource(KmsKey, 'recovery', origin, {
    description: 'Copies in the recovery region',
    enableKeyRotation: true,
    ...(failovers.size > 0 ? { policy: readablePolicy(module) } : {}),
    lifecycle: { preventDestroy: true },
    provider,
  });
  module.resource(KmsAlias, 'recovery', origin, {
    name: kmsAlias(environment, 'recovery'),
    targetKeyId: key.keyId,
    provider,
  });
  return key.arn;
}

/** Buckets whose replica answers when they do not. */
function failoverBuckets({ edge }: Environment): ReadonlySet<string> {
  return new Set(
    Object.values(edge.distributions).flatMap(({ origins }) =>
      Object.values(origins).flatMap(({ bucket, failover }) =>
        failover && bucket !== null ? [bucket] : [],
      ),
    ),
  );
}

function readablePolicy(module: RootModule): string {
  const { environment } = module;
  return addPolicy(module, {
    key: 'recovery',
    origin: ['aws', 'recoveryRegion'],
    statements: [accountStatement(environment), distributionStatement(environment)],
  });
}

function addBucketReplicas(
  module: RootModule,
  keyArn: string,
  failovers: ReadonlySet<string>,
): void {
  const { environment } = module;
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
    name: `${prefixOf(environment)}-${key}-replication`,
    origin,
    trust: serviceTrust('s3.amazonaws.com', environment.aws.account),
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

/** Point-in-time restore in the recovery region, a few minutes behind; of RDS instances only.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html */
function addBackupReplication(module: RootModule, keyArn: string): void {
  const { environment } = module;
  if (!environment.recovery.replicateDatabaseBackups) return;
  for (const [key, database] of Object.entries(environment.databases)) {
    if (isAurora(database)) continue;
    module.resource(
      DbInstanceAutomatedBackupsReplication,
      key,
      ['recovery', 'replicateDatabaseBackups'],
      {
        sourceDbInstanceArn: regionalArn(
          environment,
          'rds',
          `db:${databaseIdentifier(environment, key)}`,
        ),
        kmsKeyId: keyArn,
        retentionPeriod: database.backupRetentionDays,
        provider: module.provider('recovery'),
      },
    );
  }
}

/** What RDS takes on while it writes a snapshot to a bucket.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.Setup.html */
function addExportRole(module: RootModule): void {
  const { environment } = module;
  const exporting = Object.entries(environment.databases).flatMap(([key, database]) =>
    database.export ? [{ key, bucket: bucketArn(environment, database.export.bucket) }] : [],
  );
  const [first] = exporting;
  if (!first) return;
  const origin = ['databases', first.key, 'export'];
  const buckets = [...new Set(exporting.map(({ bucket }) => bucket))];
  const keyArn = module.stateOf('security').entry('key_arns', 'storage');
  addRole(module, {
    key: 'database-export',
    name: databaseExportRoleName(environment),
    origin,
    trust: serviceTrust('export.rds.amazonaws.com', environment.aws.account),
    statements: [
      {
        sid: 'Objects',
        actions: ['s3:PutObject*', 's3:GetObject*', 's3:DeleteObject*'],
        resources: buckets.map((arn) => `${arn}/*`),
      },
      { sid: 'List', actions: ['s3:ListBucket', 's3:GetBucketLocation'], resources: buckets },
      { sid: 'Key', actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: [keyArn] },
    ],
  });
}
