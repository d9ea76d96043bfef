// Which databases something inside the cluster looks after, and the logins each of them needs.
import { sqlName } from '../../model/naming.ts';
import type { Database } from '../../model/schema/database.ts';
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
    if (access === undefined) return [];
    const name = sqlName(service);
    const variable = `PASSWORD_${name.toUpperCase()}`;
    return [{ service, name, access: access === 'write' ? 'write' : 'read', variable } as const];
  });
}
