// What making logins takes in each dialect of SQL.

import type { Login, LoginClient } from '../../../kubernetes/logins-job.ts';
import { AUTHORITY_PATH } from '../../../model/kubernetes/authority.ts';
import type { Dialect } from '../engine.ts';
import { mysqlLogins } from './mysql-logins.ts';
import { postgresLogins } from './postgres-logins.ts';

export interface LoginEngine extends LoginClient {
  readonly script: (logins: readonly Login[]) => string;
}

const postgres: LoginEngine = {
  image: 'public.ecr.aws/docker/library/postgres:15.18',
  variables: { host: 'PGHOST', port: 'PGPORT', username: 'PGUSER', password: 'PGPASSWORD' },
  settings: {
    PGDATABASE: 'postgres',
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: AUTHORITY_PATH,
  },
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
