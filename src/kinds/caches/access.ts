import { sqlName } from '../../model/data/sql-name.ts';
import { insert } from '../../model/kubernetes/external-secret.ts';
import { regionalArn } from '../../model/naming/core.ts';
import { readAll } from '../../model/services/secret-variables.ts';
import { storeVariable } from '../../model/services/variables.ts';
import { pascal } from '../../model/statement.ts';
import type { Edge, Grant, GrantStatement } from '../contract/edge.ts';
import { cacheId, cacheSecretName, cacheUserName } from './names.ts';
import type { Cache } from './schema.ts';

/** Its address and, with IAM sign-in, a user of its own: the password is a token signed for the cache. */
export function cacheAccess(edge: Edge<Cache>): Grant {
  const { environment, service, store, stores, entry } = edge;
  const named = (name: string) => storeVariable(stores, store, name);
  const name = sqlName(`cache-${store}`);
  const common = {
    [named('REDIS_TLS')]: 'true',
    [named('REDIS_CLUSTER_MODE')]: `${entry.shards > 1}`,
  };
  const secrets = [
    {
      variable: named('REDIS_URL'),
      template: `rediss://${insert(`${name}_host`)}:${insert(`${name}_port`)}`,
      reads: readAll(name, cacheSecretName(environment, store), ['host', 'port']),
    },
  ];
  if (entry.access !== 'iam') return { variables: common, secrets };
  return {
    statements: [signIn(edge)],
    variables: {
      ...common,
      [named('REDIS_USERNAME')]: cacheUserName(environment, service),
      [named('REDIS_CACHE_NAME')]: cacheId(environment, store),
    },
    secrets,
  };
}

function signIn({ environment, service, store }: Edge<Cache>): GrantStatement {
  return {
    sid: `Cache${pascal(store)}`,
    actions: ['elasticache:Connect'],
    resources: [
      regionalArn(environment, 'elasticache', `replicationgroup:${cacheId(environment, store)}`),
      regionalArn(environment, 'elasticache', `user:${cacheUserName(environment, service)}`),
    ],
  };
}
