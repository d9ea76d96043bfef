import { sqlName } from '../../model/data/sql-name.ts';
import { AUTHORITY_PATH } from '../../model/kubernetes/authority.ts';
import { insert, insertIntoUrl } from '../../model/kubernetes/external-secret.ts';
import { readAll } from '../../model/services/secret-variables.ts';
import { storeVariable } from '../../model/services/variables.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { loginOwner, readsFromSecondaries } from './logins.ts';
import { secretName } from './names.ts';
import type { DocumentAccess, DocumentDatabase } from './schema.ts';

/**
 * DocumentDB cannot retry writes, and keeps all users in `admin`. Replicas lag, so whoever does not ask for
 * them reads from the primary, as drivers do by themselves.
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/how-it-works.html#durability-consistency-isolation
 */
function queryOf(use: DocumentAccess): string {
  return [
    'tls=true',
    `tlsCAFile=${AUTHORITY_PATH}`,
    'replicaSet=rs0',
    ...(readsFromSecondaries(use) ? ['readPreference=secondaryPreferred'] : []),
    'retryWrites=false',
    'authSource=admin',
  ].join('&');
}

/** A database of its own, or that of the service in whose name it works. */
export function documentDatabaseAccess({
  environment,
  consumer,
  store,
  stores,
  use,
}: Edge<DocumentDatabase, DocumentAccess>): Grant {
  const login = secretName.login(environment, store, loginOwner(consumer, use));
  const name = sqlName(`document-database-${store}`);
  const user = `${insertIntoUrl(`${name}_username`)}:${insertIntoUrl(`${name}_password`)}`;
  const host = `${insert(`${name}_host`)}:${insert(`${name}_port`)}`;
  return {
    isSignedByRds: true,
    secrets: [
      {
        variable: storeVariable(stores, store, 'MONGODB_URL'),
        template: `mongodb://${user}@${host}/${insert(`${name}_database`)}?${queryOf(use)}`,
        reads: [
          ...readAll(name, login, ['username', 'password', 'database']),
          ...readAll(name, secretName.endpoints(environment, store), ['host', 'port']),
        ],
      },
    ],
  };
}
