import {
  chosenDatabase,
  isBorrowed,
  isReplica,
  type Readers,
} from '../../model/data/database-access.ts';
import {
  type MasterSecret,
  managedByCluster,
  managedByInstance,
} from '../../model/data/master-secret.ts';
import { sqlName } from '../../model/data/sql-name.ts';
import { component, fixedComponent, type Name } from '../../model/name.ts';
import { addonRoleName } from '../../model/naming/cluster.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { loginSecrets } from '../../model/naming/secrets.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';
import { madeEntries, standingEntries } from '../../model/standing.ts';
import { type Dialect, dialectOf, isAurora } from './engine.ts';
import type { Database, DatabaseUse } from './schema.ts';

/** What starts exports, as the cluster and IAM know it. */
export const EXPORT_ACCOUNT = 'database-export';
/** Argo CD's name of that account, which belongs to no database in particular. */
export const ACCOUNTS = 'database-accounts';

const RDS_IDENTIFIER_MAX = 63;
const IAM_ROLE_MAX = 64;

export function databaseIdentifier(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

/** Aurora Global Database, from the path of the environment of its primary: `shop/prod`. */
export function globalClusterIdentifier(path: string, key: string): string {
  return `${path.replace('/', '-')}-${key}`;
}

export function replicaIdentifier(environment: Environment, key: string, replica: string): string {
  return `${databaseIdentifier(environment, key)}-${replica}`;
}

/** Member of an Aurora cluster, counted from 1. */
export function memberIdentifier(environment: Environment, key: string, member: number): string {
  return `${databaseIdentifier(environment, key)}-${member}`;
}

/** Role that RDS takes on to write metrics of the operating system. */
export function monitoringRoleName(environment: Environment): string {
  return `${prefixOf(environment)}-database-monitoring`;
}

/** Role that RDS itself takes on to write snapshot exports to a bucket. */
export function exportRoleName(environment: Environment): string {
  return `${prefixOf(environment)}-database-export-task`;
}

/** Argo CD's name of what looks after a database. */
export function componentName(key: string): string {
  return `database-${key}`;
}

/** Endpoints have what `hostProperty` says beside host and port. */
export const secretName = loginSecrets('databases');

/** Where the login of its administrator is. */
export function masterSecret(
  environment: Environment,
  key: string,
  database: Database,
): MasterSecret {
  if (database.existing !== null) return database.existing.master?.secret ?? '';
  if (database.masterPassword === 'written') return secretName.master(environment, key);
  const managed = isAurora(database) ? managedByCluster : managedByInstance;
  return managed(environment, databaseIdentifier(environment, key));
}

interface LoginHolder {
  /** Key of the consumer. */
  readonly consumer: string;
  readonly use: DatabaseUse;
}

/** Role of a consumer; of a writer also its database. A server that stands already may serve others, who have
 * roles by the same words. */
export function loginName(
  environment: Environment,
  key: string,
  { consumer, use }: LoginHolder,
): string {
  const chosen = chosenDatabase(use);
  if (chosen !== null) return chosen;
  const isStanding = Boolean(environment.databases[key]?.existing);
  return sqlName(isStanding ? `${prefixOf(environment)}-${key}-${consumer}` : consumer);
}

/** Property of `secretName.endpoints` with the address that a kind of access is for. */
export function hostProperty(access: DatabaseUse): string {
  if (access === 'read') return readersProperty('readers');
  return isReplica(access) ? readersProperty(access) : 'host';
}

/** The same of those that are read from and no more. */
export function readersProperty(readers: Readers): string {
  return readers === 'readers' ? 'reader_host' : `${sqlName(readers.replica)}_host`;
}

/** https://www.postgresql.org/docs/16/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS,
 * https://dev.mysql.com/doc/refman/8.4/en/user-names.html */
const LOGIN_MAX: Readonly<Record<Dialect, number>> = { postgres: 63, mysql: 32 };

function standingLogins(environment: Environment): readonly Name[] {
  return standingEntries(environment.databases).flatMap(([key, { master }, { engine }]) => {
    if (master === null) return [];
    const logins = consumersOf(environment).flatMap(({ key: consumer, uses, path }) => {
      const use = uses.databases[key];
      if (use === undefined || isBorrowed(use)) return [];
      const name = loginName(environment, key, { consumer, use });
      const what = `login of ${consumer} in database ${key}`;
      const max = LOGIN_MAX[dialectOf(engine)];
      return [{ what, name, max, path: [...path, 'databases', key] }];
    });
    return [...logins, component(`of database ${key}`, componentName(key), ['databases', key])];
  });
}

export function databaseNames(environment: Environment): readonly Name[] {
  const { databases } = environment;
  return [
    ...fixedNames(environment),
    ...exporterNames(environment),
    ...standingLogins(environment),
    ...madeEntries(databases).flatMap(([key, database]) => namesOfOne(environment, key, database)),
  ];
}

function namesOfOne(environment: Environment, key: string, database: Database): readonly Name[] {
  const path = ['databases', key];
  return [
    {
      // AWS keeps the names of clusters apart from those of instances.
      what: `${isAurora(database) ? 'cluster' : 'database'} ${key}`,
      name: databaseIdentifier(environment, key),
      max: RDS_IDENTIFIER_MAX,
      path,
    },
    ...memberNames(environment, key, database),
    ...Object.keys(database.replicas).map((replica) => ({
      what: `database replica ${replica}`,
      name: replicaIdentifier(environment, key, replica),
      max: RDS_IDENTIFIER_MAX,
      path: [...path, 'replicas', replica],
    })),
    component(`of database ${key}`, componentName(key), path),
  ];
}

function memberNames(environment: Environment, key: string, database: Database): readonly Name[] {
  if (!isAurora(database)) return [];
  return Array.from({ length: database.instances }, (_, index) => ({
    what: `database member ${index + 1} of cluster ${key}`,
    name: memberIdentifier(environment, key, index + 1),
    max: RDS_IDENTIFIER_MAX,
    path: ['databases', key],
  }));
}

/** Nobody chose them, so whoever bears one of them too has to change. */
function fixedNames(environment: Environment): readonly Name[] {
  const roles = [monitoringRoleName(environment), exportRoleName(environment)];
  return [
    ...roles.map((name) => ({
      what: `role ${name}`,
      name,
      max: IAM_ROLE_MAX,
      path: ['environment'],
      isFixed: true,
    })),
    fixedComponent(ACCOUNTS),
  ];
}

function exporterNames(environment: Environment): readonly Name[] {
  const first = Object.entries(environment.databases).find(([, each]) => each.export !== null);
  if (!first) return [];
  return [
    {
      what: `role of add-on ${EXPORT_ACCOUNT}`,
      name: addonRoleName(environment, EXPORT_ACCOUNT),
      max: IAM_ROLE_MAX,
      path: ['databases', first[0], 'export'],
    },
  ];
}
