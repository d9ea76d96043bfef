import { loginOwner } from '../../model/data/database-access.ts';
import { sqlName } from '../../model/data/sql-name.ts';
import { insert, insertIntoUrl } from '../../model/kubernetes/external-secret.ts';
import { readAll } from '../../model/services/secret-variables.ts';
import { storeVariable } from '../../model/services/variables.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { secretName } from './names.ts';
import type { DocumentAccess, DocumentDatabase } from './schema.ts';

/**
 * TLS without checking the certificate: images do not carry the certificate authority of RDS. DocumentDB
 * cannot retry writes, and keeps all users in `admin`.
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/connect_programmatically.html
 */
const QUERY = [
  'tls=true',
  'tlsAllowInvalidCertificates=true',
  'replicaSet=rs0',
  'readPreference=secondaryPreferred',
  'retryWrites=false',
  'authSource=admin',
].join('&');

/** A database of its own, or that of the service in whose name it works. */
export function documentDatabaseAccess({
  environment,
  service,
  store,
  stores,
  use,
}: Edge<DocumentDatabase, DocumentAccess>): Grant {
  const login = secretName.login(environment, store, loginOwner(service, use));
  const name = sqlName(`document-database-${store}`);
  const user = `${insertIntoUrl(`${name}_username`)}:${insertIntoUrl(`${name}_password`)}`;
  const host = `${insert(`${name}_host`)}:${insert(`${name}_port`)}`;
  return {
    secrets: [
      {
        variable: storeVariable(stores, store, 'MONGODB_URL'),
        template: `mongodb://${user}@${host}/${insert(`${name}_database`)}?${QUERY}`,
        reads: [
          ...readAll(name, login, ['username', 'password', 'database']),
          ...readAll(name, secretName.endpoints(environment, store), ['host', 'port']),
        ],
      },
    ],
  };
}
