// The script that gives each service its login. Every statement can run again on what is there.
import type { Login } from '../../../kubernetes/logins-job.ts';
import { AUTHORITY_PATH } from '../../../model/kubernetes/authority.ts';

/** A POSIX shell script; passwords reach mysql on its input, never in its arguments. */
export function mysqlLogins(logins: readonly Login[]): string {
  return `set -eu
mysql --ssl-mode=VERIFY_IDENTITY --ssl-ca=${AUTHORITY_PATH} --user="$MYSQL_USER" <<SQL
${logins.map((login) => `${userSql(login)}${grantSql(login)}`).join('\n')}SQL
`;
}

function userSql({ name, variable }: Login): string {
  return `CREATE USER IF NOT EXISTS '${name}'@'%';
ALTER USER '${name}'@'%' IDENTIFIED BY '$${variable}';
`;
}

/** Backticks start a command in a here-document, so they are escaped. */
function grantSql({ name, access }: Login): string {
  if (access === 'read') return `GRANT SELECT ON *.* TO '${name}'@'%';\n`;
  return `CREATE DATABASE IF NOT EXISTS \\\`${name}\\\`;
GRANT ALL PRIVILEGES ON \\\`${name}\\\`.* TO '${name}'@'%';
`;
}
