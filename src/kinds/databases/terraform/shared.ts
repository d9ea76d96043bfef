// What RDS instances and Aurora clusters have in common.

import type { Role } from '../../../terraform/role.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { addLoginSecret, passwordOf } from '../../../terraform/secret.ts';
import { majorVersionOf } from '../engine.ts';
import { databaseIdentifier, secretName } from '../names.ts';
import type { Database } from '../schema.ts';

const ADMINISTRATOR = 'administrator';
const PERFORMANCE_INSIGHTS_DAYS = 7;

export interface DatabaseTask {
  readonly key: string;
  readonly database: Database;
  readonly monitoring: Role;
  readonly subnetGroup: string;
}

/** What clients need to know, as expressions. */
export interface Endpoints {
  readonly host: string;
  readonly port: string;
  /** By property of the secret: addresses beside the one for writing. */
  readonly others: Readonly<Record<string, string>>;
}

/**
 * What is applied is there when the apply ends, not in the maintenance window: a new major version changes the
 * engine together with the parameter group, and until then the old group cannot go, nor can what else belongs
 * to the cluster take the new one. AWS upgrades by itself within a major version at most, so that to allow
 * another one asks for nothing that the file does not name.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
 */
export const UPGRADES = { allowMajorVersionUpgrade: true, applyImmediately: true } as const;

/** Of everything with a volume: an instance, or a cluster. A replica beside its source has the key of its
 * source, and AWS refuses one that names it.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html */
export function volumeArguments(
  module: RootModule,
  { key, database }: DatabaseTask,
  of: 'source' | 'replica' = 'source',
) {
  return {
    copyTagsToSnapshot: true,
    // A replica can be made again, and one that leaves the file could not go.
    deletionProtection: of === 'source' && database.deletionProtection,
    ...(of === 'replica' ? {} : { kmsKeyId: module.stateOf('security').entry('key_arns', 'data') }),
    storageEncrypted: true,
    vpcSecurityGroupIds: [module.stateOf('network').entry('security_group_ids', `database/${key}`)],
  };
}

/** Of everything that is backed up and can be lost: a primary, or a cluster. */
export function backupArguments(module: RootModule, { key, database }: DatabaseTask) {
  return {
    backupRetentionPeriod: database.backupRetentionDays,
    deleteAutomatedBackups: false,
    finalSnapshotIdentifier: `${databaseIdentifier(module.environment, key)}-final`,
    skipFinalSnapshot: false,
    tags: { Purpose: database.purpose },
    lifecycle: { preventDestroy: database.deletionProtection },
  };
}

/** Of everything that computes: an instance, or a member of a cluster. */
export function serverArguments(module: RootModule, { database, monitoring }: DatabaseTask) {
  return {
    // What AWS raised by itself, the next plan would want to lower again.
    autoMinorVersionUpgrade: database.version === majorVersionOf(database),
    caCertIdentifier: 'rds-ca-rsa2048-g1',
    monitoringInterval: 60,
    monitoringRoleArn: monitoring.role.arn,
    publiclyAccessible: false,
    performanceInsightsEnabled: database.performanceInsights,
    ...(database.performanceInsights
      ? {
          performanceInsightsKmsKeyId: module.stateOf('security').entry('key_arns', 'data'),
          performanceInsightsRetentionPeriod: PERFORMANCE_INSIGHTS_DAYS,
        }
      : {}),
  };
}

/** The login that makes all others: a password for a write-only argument, or none where AWS makes it. */
export function addAdministrator(module: RootModule, { key, database }: DatabaseTask) {
  const username = ADMINISTRATOR;
  if (database.masterPassword === 'managed') {
    const masterUserSecretKmsKeyId = module.stateOf('security').entry('key_arns', 'data');
    const managed = { manageMasterUserPassword: true, masterUserSecretKmsKeyId };
    return { username, managed, written: null, dependsOn: [] };
  }
  const secretKey = `database-${key}-master`;
  const secret = addLoginSecret(module, {
    key: secretKey,
    name: secretName.master(module.environment, key),
    description: `Administrator of the database ${key}`,
    origin: ['databases', key],
    values: { username },
  });
  const { dependsOn, ...written } = passwordOf(module, secret, secretKey);
  return { username, managed: {}, written, dependsOn };
}
