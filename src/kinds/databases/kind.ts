import { primariesOf } from '../../model/data/global-cluster.ts';
import type { StandingSecret } from '../../model/data/standing-store.ts';
import { regionalArn } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { madeEntries, standingEntries } from '../../model/standing.ts';
import type { Place } from '../contract/checks-part.ts';
import { eachNeeds } from '../contract/each-needs.ts';
import { databaseLogins } from '../contract/logins-part.ts';
import type { Stoppable } from '../contract/terraform-part.ts';
import type { Kind } from '../kind.ts';
import { databaseAccess } from './access.ts';
import { codes } from './codes.ts';
import { isAurora, portsOf } from './engine.ts';
import { exportTask } from './export-task.ts';
import { componentName, databaseIdentifier, databaseNames } from './names.ts';
import { checkDatabaseOffers } from './offers.ts';
import { databasePage } from './page/page.ts';
import {
  compileDatabases,
  databaseJobSecrets,
  databaseNamespaces,
} from './platform/compile-databases.ts';
import { checkBackupWindow } from './rules/backup-window.ts';
import { checkDatabases } from './rules/check-databases.ts';
import { checkGlobalDatabases, checkPrimaries } from './rules/global-databases.ts';
import { checkMasterPasswords } from './rules/master-password.ts';
import { checkParameters } from './rules/parameters.ts';
import { databaseReferences, exportNeeds, recoveryGap } from './rules/references.ts';
import { Database, DatabaseUses } from './schema.ts';
import { addDatabaseBackups } from './terraform/backups.ts';
import { addDatabases } from './terraform/databases.ts';

const FRUGAL = { multiAz: false, instances: 1, backupRetentionDays: 7, deletionProtection: false };

export const databases: Kind<'databases', typeof Database, typeof DatabaseUses, 'database'> = {
  collection: 'databases',
  slug: 'database',
  noun: 'database',
  about: 'Relational databases by name.',
  entry: Database,
  use: DatabaseUses,
  defaults: 'database',
  tiers: { development: FRUGAL, staging: FRUGAL },
  codes,
  stands: {
    beside: ['engine', 'purpose'],
    needed: {
      version: 'an engine version such as "15", in quotes',
      class: 'an RDS instance class such as db.r5.large',
      maxConnections: 'a number',
    },
    secrets: standingSecrets,
  },
  rules: {
    rules: [
      checkDatabases,
      checkDatabaseOffers,
      checkGlobalDatabases,
      checkMasterPasswords,
      checkParameters,
      checkBackupWindow,
    ],
    landscapeRules: [checkPrimaries],
    neighbours: (environment) => primariesOf('databases', environment.databases),
    references: databaseReferences,
    names: databaseNames,
    clusterNeeds: exportNeeds,
    networkNeeds: (environment) => eachNeeds('database', ['databases'], environment.databases),
    recoveryGap,
  },
  access: databaseAccess,
  logins: databaseLogins,
  network: { ports: portsOf, standing: ({ existing }) => existing, isTended: true },
  leaving: { snapshot: true },
  terraform: {
    stacks: { data: addDatabases, recovery: addDatabaseBackups },
    tasks: exportTask,
    stoppables,
    backedUp,
  },
  platform: {
    compile: compileDatabases,
    jobSecrets: databaseJobSecrets,
    namespaces: databaseNamespaces,
  },
  page: databasePage,
  checks: { places: ['aws_db_instance', 'aws_rds_cluster'].map(placeOf) },
};

function stoppables(environment: Environment): readonly Stoppable[] {
  return madeEntries(environment.databases).map(([key, database]) => ({
    name: componentName(key),
    identifier: databaseIdentifier(environment, key),
    service: 'rds',
    kind: isAurora(database) ? 'Cluster' : 'Instance',
  }));
}

function backedUp(environment: Environment): readonly string[] {
  return madeEntries(environment.databases).map(([key, database]) => {
    const type = isAurora(database) ? 'cluster' : 'db';
    return regionalArn(environment, 'rds', `${type}:${databaseIdentifier(environment, key)}`);
  });
}

function standingSecrets({ databases: all }: Environment): readonly StandingSecret[] {
  return standingEntries(all).flatMap(([key, { login, master }]) =>
    Object.entries({ login, master }).flatMap(([part, found]) =>
      found === null
        ? []
        : [
            {
              name: found.secret,
              kmsKey: found.kmsKey,
              isMaster: part === 'master',
              origin: ['databases', key, 'existing', part, 'secret'],
            },
          ],
    ),
  );
}

function placeOf(type: string): Place {
  return { type, groupsAt: 'vpc_security_group_ids', subnetsAt: 'db_subnet_group_name' };
}
