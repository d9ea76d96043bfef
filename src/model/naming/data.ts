import { isReplica } from '../data/database-access.ts';
import type { Environment, Uses } from '../schema/environment.ts';
import { prefixOf } from './core.ts';

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

/** The logical database and the login of a service: what SQL allows without quotes. */
export function sqlName(service: string): string {
  return service.replaceAll('-', '_');
}

/** Role that RDS itself takes on to write snapshot exports to a bucket. */
export function databaseExportRoleName(environment: Environment): string {
  return `${prefixOf(environment)}-database-export-task`;
}

/** Property of `databaseEndpoints` with the address that a kind of access is for. */
export function hostProperty(access: Uses['databases'][string]): string {
  if (access === 'read') return 'reader_host';
  return isReplica(access) ? `${sqlName(access.replica)}_host` : 'host';
}

/** Apart from the names of databases: RDS and DocumentDB share one set of instance names. */
export function documentDatabaseIdentifier(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-document-${key}`;
}

/** `number` counts from 1. */
export function documentInstanceIdentifier(
  environment: Environment,
  key: string,
  number: number,
): string {
  return `${documentDatabaseIdentifier(environment, key)}-${number}`;
}
