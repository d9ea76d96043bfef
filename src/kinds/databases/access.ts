import { isWriter, loginOwner } from '../../model/data/database-access.ts';
import { sqlName } from '../../model/data/sql-name.ts';
import { insert, insertIntoUrl } from '../../model/kubernetes/external-secret.ts';
import { readAll } from '../../model/services/secret-variables.ts';
import { storeVariable } from '../../model/services/variables.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { type Dialect, dialectOf } from './engine.ts';
import { hostProperty, secretName } from './names.ts';
import type { Database, DatabaseUse } from './schema.ts';

const SCHEME: Readonly<Record<Dialect, string>> = { postgres: 'postgresql', mysql: 'mysql' };

/**
 * TLS without checking the certificate: images do not carry the certificate authority of RDS.
 */
const TLS_QUERY: Readonly<Record<Dialect, string>> = {
  postgres: 'sslmode=require',
  mysql: 'ssl-mode=REQUIRED',
};

/** A writer owns a database; a reader sees all of them and starts in the one that always exists. */
const READER_DATABASE: Readonly<Record<Dialect, string>> = { postgres: 'postgres', mysql: '' };

export function databaseAccess({
  environment,
  service,
  store,
  stores,
  entry,
  use,
}: Edge<Database, DatabaseUse>): Grant {
  const dialect = dialectOf(entry.engine);
  const endpoints = secretName.endpoints(environment, store);
  const login = secretName.login(environment, store, loginOwner(service, use));
  const name = sqlName(`database-${store}`);
  const hasDatabase = isWriter(use);
  const property = hostProperty(use);
  const user = `${insertIntoUrl(`${name}_username`)}:${insertIntoUrl(`${name}_password`)}`;
  const host = `${insert(`${name}_${property}`)}:${insert(`${name}_port`)}`;
  const database = hasDatabase ? insert(`${name}_database`) : READER_DATABASE[dialect];
  const loginProperties = ['username', 'password', ...(hasDatabase ? ['database'] : [])];
  return {
    secrets: [
      {
        variable: storeVariable(stores, store, 'DATABASE_URL'),
        template: `${SCHEME[dialect]}://${user}@${host}/${database}?${TLS_QUERY[dialect]}`,
        reads: [
          ...readAll(name, login, loginProperties),
          ...readAll(name, endpoints, [property, 'port']),
        ],
      },
    ],
  };
}
