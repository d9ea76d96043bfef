// Which databases something inside the cluster looks after, and the logins each of them needs.
import { type Login, loginOf } from '../../../kubernetes/logins-job.ts';
import { isBorrowed, isWriter } from '../../../model/data/database-access.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import { loginName } from '../names.ts';
import type { Database } from '../schema.ts';

export interface TendedDatabase {
  readonly key: string;
  readonly database: Database;
  readonly logins: readonly Login[];
}

/** Databases that are used or that are exported. */
export function tendedDatabases(environment: Environment): readonly TendedDatabase[] {
  return (
    Object.entries(environment.databases)
      .map(([key, database]) => ({ key, database, logins: loginsOf(environment, key) }))
      // With a login that all share there is nothing to make.
      .filter(({ database: { existing } }) => existing === null || existing.master !== null)
      .filter(({ database, logins }) => logins.length > 0 || database.export !== null)
  );
}

function loginsOf(environment: Environment, database: string): readonly Login[] {
  const consumers = consumersOf(environment).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return consumers.flatMap(({ key, uses }) => {
    const access = uses.databases[database];
    if (access === undefined || isBorrowed(access)) return [];
    const name = loginName(environment, database, { consumer: key, use: access });
    return [loginOf(key, isWriter(access) ? 'write' : 'read', name)];
  });
}
