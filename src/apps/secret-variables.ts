// The environment variables of a service that are secret: which properties of which secrets they
// are composed of. The values never leave AWS Secrets Manager and the cluster.

import { grantsOf } from '../environment/edges.ts';
import { isWriter, loginOwner } from '../model/data/database-access.ts';
import { type Dialect, dialectOf } from '../model/data/database-engine.ts';
import { insert, insertIntoUrl, type SecretRead } from '../model/kubernetes/external-secret.ts';
import { hostProperty, sqlName } from '../model/naming/data.ts';
import { secretName } from '../model/naming/secrets.ts';
import type { Environment, Uses } from '../model/schema/environment.ts';
import { storeVariable } from '../model/services/variables.ts';

export interface SecretVariables {
  readonly reads: readonly SecretRead[];
  /** Variable → Go template over the names of `reads`. */
  readonly variables: Readonly<Record<string, string>>;
}

type Part = readonly [variable: string, template: string, reads: readonly SecretRead[]];

const SCHEME: Readonly<Record<Dialect, string>> = { postgres: 'postgresql', mysql: 'mysql' };

/**
 * TLS without checking the certificate: images do not carry the certificate authority of RDS.
 */
const TLS_QUERY: Readonly<Record<Dialect, string>> = {
  postgres: 'sslmode=require',
  mysql: 'ssl-mode=REQUIRED',
};

export function secretVariables(
  environment: Environment,
  key: string,
  uses: Uses,
): SecretVariables {
  const parts = [
    ...databaseParts(environment, key, uses),
    ...documentDatabaseParts(environment, key, uses),
  ];
  const granted = grantsOf(environment, key).flatMap(({ secrets = [] }) => secrets);
  const all = [
    ...parts.map(([variable, template, reads]) => ({ variable, template, reads })),
    ...granted,
  ];
  return {
    reads: all.flatMap(({ reads }) => reads).sort(byName),
    variables: Object.fromEntries(all.map(({ variable, template }) => [variable, template])),
  };
}

/** Independent of the order in which the edges are written. */
function byName(a: SecretRead, b: SecretRead): number {
  return a.as < b.as ? -1 : 1;
}

/** Reads properties under `<store>_<property>`, which Go templates accept as a name. */
function readAll(store: string, secret: string, properties: readonly string[]): SecretRead[] {
  return properties.map((property) => ({ as: `${sqlName(store)}_${property}`, secret, property }));
}

/** A writer owns a database; a reader sees all of them and starts in the one that always exists. */
const READER_DATABASE: Readonly<Record<Dialect, string>> = { postgres: 'postgres', mysql: '' };

function databaseParts(environment: Environment, key: string, uses: Uses): readonly Part[] {
  const stores = Object.keys(uses.databases);
  return Object.entries(uses.databases).map(([store, access]) => {
    const dialect = dialectOf(environment.databases[store]?.engine ?? 'postgres');
    const endpoints = secretName.databaseEndpoints(environment, store);
    const login = secretName.databaseLogin(environment, store, loginOwner(key, access));
    const name = sqlName(`database-${store}`);
    const hasDatabase = isWriter(access);
    const property = hostProperty(access);
    const user = `${insertIntoUrl(`${name}_username`)}:${insertIntoUrl(`${name}_password`)}`;
    const host = `${insert(`${name}_${property}`)}:${insert(`${name}_port`)}`;
    const database = hasDatabase ? insert(`${name}_database`) : READER_DATABASE[dialect];
    const loginProperties = ['username', 'password', ...(hasDatabase ? ['database'] : [])];
    return [
      storeVariable(stores, store, 'DATABASE_URL'),
      `${SCHEME[dialect]}://${user}@${host}/${database}?${TLS_QUERY[dialect]}`,
      [...readAll(name, login, loginProperties), ...readAll(name, endpoints, [property, 'port'])],
    ];
  });
}

/**
 * As with SQL, TLS without checking the certificate. DocumentDB cannot retry writes, and keeps all users
 * in `admin`. https://docs.aws.amazon.com/documentdb/latest/developerguide/connect_programmatically.html
 */
const MONGODB_QUERY = [
  'tls=true',
  'tlsAllowInvalidCertificates=true',
  'replicaSet=rs0',
  'readPreference=secondaryPreferred',
  'retryWrites=false',
  'authSource=admin',
].join('&');

function documentDatabaseParts(environment: Environment, key: string, uses: Uses): readonly Part[] {
  const stores = Object.keys(uses.documentDatabases);
  return Object.entries(uses.documentDatabases).map(([store, access]) => {
    const owner = loginOwner(key, access);
    const name = sqlName(`document-database-${store}`);
    const user = `${insertIntoUrl(`${name}_username`)}:${insertIntoUrl(`${name}_password`)}`;
    const host = `${insert(`${name}_host`)}:${insert(`${name}_port`)}`;
    return [
      storeVariable(stores, store, 'MONGODB_URL'),
      `mongodb://${user}@${host}/${insert(`${name}_database`)}?${MONGODB_QUERY}`,
      [
        ...readAll(name, secretName.documentDatabaseLogin(environment, store, owner), [
          'username',
          'password',
          'database',
        ]),
        ...readAll(name, secretName.documentDatabaseEndpoints(environment, store), [
          'host',
          'port',
        ]),
      ],
    ];
  });
}
