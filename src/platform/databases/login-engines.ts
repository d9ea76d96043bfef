// What making logins takes in each dialect of SQL.
import type { Dialect } from '../../model/data/database-engine.ts';
import { mysqlLogins } from './mysql-logins.ts';
import { postgresLogins } from './postgres-logins.ts';
import type { Login } from './tended-databases.ts';

export interface LoginClient {
  readonly image: string;
  /** The client's own environment variables. */
  readonly variables: Readonly<Record<'host' | 'port' | 'username' | 'password', string>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly file: string;
  readonly command: readonly string[];
  /** Most that the client needs of it. */
  readonly memory: string;
}

export interface LoginEngine extends LoginClient {
  readonly script: (logins: readonly Login[]) => string;
}

const postgres: LoginEngine = {
  image: 'public.ecr.aws/docker/library/postgres:15.18',
  variables: { host: 'PGHOST', port: 'PGPORT', username: 'PGUSER', password: 'PGPASSWORD' },
  settings: { PGDATABASE: 'postgres', PGSSLMODE: 'require' },
  file: 'logins.sql',
  command: ['psql', '--no-psqlrc', '--set=ON_ERROR_STOP=1', '--file=/scripts/logins.sql'],
  memory: '256Mi',
  script: postgresLogins,
};

const mysql: LoginEngine = {
  image: 'public.ecr.aws/docker/library/mysql:8.4.6',
  variables: {
    host: 'MYSQL_HOST',
    port: 'MYSQL_TCP_PORT',
    username: 'MYSQL_USER',
    password: 'MYSQL_PWD',
  },
  settings: {},
  file: 'logins.sh',
  command: ['sh', '/scripts/logins.sh'],
  memory: '256Mi',
  script: mysqlLogins,
};

export const loginEngines: Readonly<Record<Dialect, LoginEngine>> = { postgres, mysql };
