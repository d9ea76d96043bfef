// The SQL that gives each service its login. Every statement can run again on what is there.
import type { Login } from '../../../kubernetes/logins-job.ts';

/** Input for psql 14 or newer; passwords come from its environment, never from its arguments. */
export function postgresLogins(logins: readonly Login[]): string {
  const writers = logins.filter(({ access }) => access === 'write');
  const readers = logins.filter(({ access }) => access === 'read');
  const parts = [
    ...writers.map((writer) => `${roleSql(writer)}${databaseSql(writer)}`),
    ...readers.map((reader) => `${roleSql(reader)}${readingSql(reader, writers)}`),
  ];
  return parts.join('\n');
}

/** Role names are quoted: a service may be called what SQL reserves. A missing variable leaves what
 * psql had before, so it is unset first: then the statement is refused, and the job tries again. */
function roleSql({ name, variable }: Login): string {
  return `\\unset password
\\getenv password ${variable}
SELECT 'CREATE ROLE "${name}"'
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') \\gexec
ALTER ROLE "${name}" WITH LOGIN PASSWORD :'password';
`;
}

/** Only a member of the owning role may hand a database to it, and RDS has no superuser. */
function databaseSql({ name }: Login): string {
  return `GRANT "${name}" TO CURRENT_USER;
SELECT 'CREATE DATABASE "${name}" OWNER "${name}"'
  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '${name}') \\gexec
REVOKE CONNECT ON DATABASE "${name}" FROM PUBLIC;
`;
}

function readingSql({ name }: Login, writers: readonly Login[]): string {
  const connect = writers.map(
    (writer) => `GRANT CONNECT ON DATABASE "${writer.name}" TO "${name}";\n`,
  );
  return `GRANT pg_read_all_data TO "${name}";\n${connect.join('')}`;
}
