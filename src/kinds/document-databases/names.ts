import { type MasterSecret, managedByCluster } from '../../model/data/master-secret.ts';
import { component, type Name } from '../../model/name.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { loginSecrets } from '../../model/naming/secrets.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { DocumentDatabase } from './schema.ts';

const IDENTIFIER_MAX = 63;

/** Apart from the names of databases: RDS and DocumentDB share one set of instance names. */
export function clusterIdentifier(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-document-${key}`;
}

/** From the path of the environment of its primary: `shop/prod`. RDS and DocumentDB share these names too. */
export function globalClusterIdentifier(path: string, key: string): string {
  return `${path.replace('/', '-')}-document-${key}`;
}

/** `number` counts from 1. */
export function instanceIdentifier(environment: Environment, key: string, number: number): string {
  return `${clusterIdentifier(environment, key)}-${number}`;
}

/** Argo CD's name of what makes the logins. */
export function componentName(key: string): string {
  return `document-database-${key}`;
}

/** Endpoints have reader_host beside host and port. */
export const secretName = loginSecrets('document-databases');

/** Where the login of its administrator is. DocumentDB is a part of RDS in this, and tags as RDS does. */
export function masterSecret(
  environment: Environment,
  key: string,
  { masterPassword }: DocumentDatabase,
): MasterSecret {
  return masterPassword === 'written'
    ? secretName.master(environment, key)
    : managedByCluster(environment, clusterIdentifier(environment, key));
}

export function documentDatabaseNames(environment: Environment): readonly Name[] {
  return Object.entries(environment.documentDatabases).flatMap(([key, { instances }]) => [
    ...identifiers(environment, key, instances),
    component(`of document database ${key}`, componentName(key), ['documentDatabases', key]),
  ]);
}

/** Instances share their names with those of RDS, hence the first word. */
function identifiers(environment: Environment, key: string, instances: number): readonly Name[] {
  const common = { max: IDENTIFIER_MAX, path: ['documentDatabases', key] };
  const cluster = {
    ...common,
    what: `document-database ${key}`,
    name: clusterIdentifier(environment, key),
  };
  if (cluster.name.length > cluster.max) return [cluster];
  const members = Array.from({ length: instances }, (_, index) => ({
    ...common,
    what: `database instance ${index + 1} of document database ${key}`,
    name: instanceIdentifier(environment, key, index + 1),
  }));
  return [cluster, ...members];
}
