// Which databases, of SQL and of documents, something inside the cluster looks after, and the logins each of them needs.
import { isBorrowed } from '../../model/data/database-access.ts';
import { sqlName } from '../../model/naming/data.ts';
import type { Database } from '../../model/schema/data/database.ts';
import type { DocumentDatabase } from '../../model/schema/data/document-database.ts';
import type { Environment } from '../../model/schema/environment.ts';

export interface Login {
  readonly service: string;
  /** Name of the role; for a writer also of its database. */
  readonly name: string;
  readonly access: 'write' | 'read';
  /** Environment variable with its password. */
  readonly variable: string;
}

export interface TendedDatabase {
  readonly key: string;
  readonly database: Database;
  readonly logins: readonly Login[];
}

export interface TendedDocumentDatabase {
  readonly key: string;
  readonly database: DocumentDatabase;
  readonly logins: readonly Login[];
}

/** Databases that services use or that are exported. */
export function tendedDatabases(environment: Environment): readonly TendedDatabase[] {
  return Object.entries(environment.databases)
    .map(([key, database]) => ({ key, database, logins: loginsOf(environment, key) }))
    .filter(({ database, logins }) => logins.length > 0 || database.export !== null);
}

function loginsOf(environment: Environment, database: string): readonly Login[] {
  const services = Object.keys(environment.services).sort();
  return services.flatMap((service) => {
    const access = environment.services[service]?.uses.databases[database];
    if (access === undefined || isBorrowed(access)) return [];
    return [loginOf(service, access === 'write' ? 'write' : 'read')];
  });
}

function loginOf(service: string, access: Login['access']): Login {
  const name = sqlName(service);
  return { service, name, access, variable: `PASSWORD_${name.toUpperCase()}` };
}

/** Document databases that services use. */
export function tendedDocumentDatabases(
  environment: Environment,
): readonly TendedDocumentDatabase[] {
  const services = Object.entries(environment.services);
  return Object.entries(environment.documentDatabases)
    .map(([key, database]) => {
      const users = services.filter(([, { uses }]) => uses.documentDatabases[key] === 'write');
      const logins = users.map(([service]) => service).sort();
      return { key, database, logins: logins.map((service) => loginOf(service, 'write')) };
    })
    .filter(({ logins }) => logins.length > 0);
}
