// What databases leave behind elsewhere: backups in the recovery region, exports in a bucket.

import { DbInstanceAutomatedBackupsReplication } from '@cdktf/provider-aws/lib/db-instance-automated-backups-replication/index.js';
import { bucketArn } from '../../../model/naming/buckets.ts';
import { regionalArn } from '../../../model/naming/core.ts';
import { madeEntries } from '../../../model/standing.ts';
import { serviceTrust } from '../../../terraform/policy.ts';
import { addRole } from '../../../terraform/role.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { isAurora } from '../engine.ts';
import { databaseIdentifier, exportRoleName } from '../names.ts';

export function addDatabaseBackups(module: RootModule, keyArn: string | null): void {
  addExportRole(module);
  if (keyArn !== null) addBackupReplication(module, keyArn);
}

/** Point-in-time restore in the recovery region, a few minutes behind; of RDS instances only.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html */
function addBackupReplication(module: RootModule, keyArn: string): void {
  const { environment } = module;
  if (!environment.recovery.replicateDatabaseBackups) return;
  for (const [key, database] of madeEntries(environment.databases)) {
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
    name: exportRoleName(environment),
    origin,
    // The export says not for whom it asks.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.Setup.html
    trust: serviceTrust('export.rds.amazonaws.com'),
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
