import { sqlName } from '../../model/data/sql-name.ts';
import { insert } from '../../model/kubernetes/external-secret.ts';
import { regionalArn } from '../../model/naming/core.ts';
import { searchDomainName } from '../../model/naming/search.ts';
import { readAll } from '../../model/services/secret-variables.ts';
import { storeVariable } from '../../model/services/variables.ts';
import { pascal } from '../../model/statement.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { searchSecretName } from './names.ts';
import type { Search } from './schema.ts';

/** All of its domain over HTTPS, with signed requests. */
export function searchAccess({ environment, store, stores, entry }: Edge<Search>): Grant {
  const domain = regionalArn(environment, 'es', `domain/${searchDomainName(environment, store)}`);
  const name = sqlName(`search-${store}`);
  return {
    statements: [
      { sid: `Search${pascal(store)}`, actions: ['es:ESHttp*'], resources: [`${domain}/*`] },
    ],
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
