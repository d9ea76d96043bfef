import { sqlName } from '../../model/data/sql-name.ts';
import { insert } from '../../model/kubernetes/external-secret.ts';
import { searchDomainArn } from '../../model/naming/search.ts';
import { readAll } from '../../model/services/secret-variables.ts';
import { storeVariable } from '../../model/services/variables.ts';
import { pascal } from '../../model/statement.ts';
import type { Edge, Grant, GrantStatement } from '../contract/edge.ts';
import { searchSecretName } from './names.ts';
import type { Search, SearchUse } from './schema.ts';

/** Queries may have a body; whether a POST writes is for the role inside of the domain to say. */
const ACTIONS = {
  read: ['es:ESHttpGet', 'es:ESHttpHead', 'es:ESHttpPost'],
  write: ['es:ESHttp*'],
} as const;

/** Its domain over HTTPS, with signed requests unless the network is all that it asks for. */
export function searchAccess(edge: Edge<Search, SearchUse>): Grant {
  const { environment, store, stores, entry } = edge;
  const name = sqlName(`search-${store}`);
  return {
    statements: entry.access === 'iam' ? signedRequests(edge) : [],
    variables: {
      [storeVariable(stores, store, 'OPENSEARCH_INDICES')]: entry.indices.join(','),
    },
    secrets: [
      {
        variable: storeVariable(stores, store, 'OPENSEARCH_URL'),
        template: insert(`${name}_url`),
        reads: readAll(name, searchSecretName(environment, store), ['url']),
      },
    ],
  };
}

function signedRequests({
  environment,
  store,
  use,
}: Edge<Search, SearchUse>): readonly GrantStatement[] {
  const domain = searchDomainArn(environment, store);
  const all = {
    sid: `Search${pascal(store)}`,
    actions: ACTIONS[use],
    resources: [`${domain}/*`],
  };
  if (use === 'write') return [all];
  // Who reads page by page tells the domain when it is done.
  const done = {
    sid: `EndSearch${pascal(store)}`,
    actions: ['es:ESHttpDelete'],
    resources: [`${domain}/_search/*`],
  };
  return [all, done];
}
