// Which databases something inside the cluster looks after, and the logins each of them needs.
import { type Login, loginOf } from '../../../kubernetes/logins-job.ts';
import { isBorrowed, isWriter } from '../../../model/data/database-access.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Database } from '../schema.ts';

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
    if (access === undefined || isBorrowed(access)) return [];
    return [loginOf(service, isWriter(access) ? 'write' : 'read')];
  });
}
