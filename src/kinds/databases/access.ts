import { isWriter, loginOwner, readFrom } from '../../model/data/database-access.ts';
import { sqlName } from '../../model/data/sql-name.ts';
import { AUTHORITY_PATH } from '../../model/kubernetes/authority.ts';
import { insert, insertIntoUrl, type SecretRead } from '../../model/kubernetes/external-secret.ts';
import { readAll } from '../../model/services/secret-variables.ts';
import { storeVariable } from '../../model/services/variables.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { type Dialect, dialectOf } from './engine.ts';
import { hostProperty, readersProperty, secretName } from './names.ts';
import type { Database, DatabaseUse, ExistingDatabase } from './schema.ts';

const SCHEME: Readonly<Record<Dialect, string>> = { postgres: 'postgresql', mysql: 'mysql' };

/** Both the authority and the name of the server are checked. Clients of MySQL share no parameter for it:
 * some drivers refuse `ssl-mode`, and others do not read it. */
const TLS_QUERY: Readonly<Record<Dialect, string>> = {
  postgres: `?sslmode=verify-full&sslrootcert=${AUTHORITY_PATH}`,
  mysql: '',
};

/** A writer owns a database; a reader sees all of them and starts in the one that always exists. */
const READER_DATABASE: Readonly<Record<Dialect, string>> = { postgres: 'postgres', mysql: '' };

export function databaseAccess({
  environment,
  consumer,
  store,
  stores,
  entry,
  use,
}: Edge<Database, DatabaseUse>): Grant {
  const dialect = dialectOf(entry.engine);
  const endpoints = secretName.endpoints(environment, store);
  const shared = entry.existing?.login ?? null;
  const login = secretName.login(environment, store, loginOwner(consumer, use));
  const name = sqlName(`database-${store}`);
  const hasDatabase = isWriter(use);
  const from = readFrom(use);
  const user = `${insertIntoUrl(`${name}_username`)}:${insertIntoUrl(`${name}_password`)}`;
  const database =
    shared !== null
      ? encodeURIComponent(shared.database)
      : hasDatabase
        ? insert(`${name}_database`)
        : READER_DATABASE[dialect];
  const loginProperties = ['username', 'password', ...(hasDatabase ? ['database'] : [])];
  const address = (variable: string, property: string) => {
    const host = `${insert(`${name}_${property}`)}:${insert(`${name}_port`)}`;
    return {
      variable: storeVariable(stores, store, variable),
      template: `${SCHEME[dialect]}://${user}@${host}/${database}${TLS_QUERY[dialect]}`,
      reads: [
        ...(shared === null ? readAll(name, login, loginProperties) : readShared(name, shared)),
        ...readAll(name, endpoints, [property, 'port']),
      ],
    };
  };
  return {
    isSignedByRds: true,
    variables: dialect === 'mysql' ? mysqlTls(stores, store) : {},
    secrets: [
      address('DATABASE_URL', hostProperty(use)),
      ...(from === null ? [] : [address('DATABASE_READ_URL', readersProperty(from))]),
    ],
  };
}

/** What its owner calls otherwise, templates know by the same names as ours. */
function readShared(
  name: string,
  { secret, username, password }: NonNullable<ExistingDatabase['login']>,
): readonly SecretRead[] {
  return [
    { as: `${name}_username`, secret, property: username },
    { as: `${name}_password`, secret, property: password },
  ];
}

/** As `--ssl-mode` and `--ssl-ca` of its own clients have it. */
function mysqlTls(stores: readonly string[], store: string): Readonly<Record<string, string>> {
  return {
    [storeVariable(stores, store, 'DATABASE_SSL_MODE')]: 'VERIFY_IDENTITY',
    [storeVariable(stores, store, 'DATABASE_SSL_CA')]: AUTHORITY_PATH,
  };
}
