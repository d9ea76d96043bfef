import { sqlName } from '../../model/data/sql-name.ts';
import { insert, insertIntoUrl } from '../../model/kubernetes/external-secret.ts';
import { regionalArn } from '../../model/naming/core.ts';
import { readAll, type SecretVariable } from '../../model/services/secret-variables.ts';
import { storeVariable } from '../../model/services/variables.ts';
import { pascal } from '../../model/statement.ts';
import type { Edge, Grant, GrantStatement } from '../contract/edge.ts';
import { cacheId, cacheLoginName, cacheSecretName, cacheUserName } from './names.ts';
import type { Cache } from './schema.ts';

/** Its address and a user of its own, whose password is a token signed for the cache or one that we made. */
export function cacheAccess(edge: Edge<Cache>): Grant {
  const { environment, consumer, store, stores, entry } = edge;
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
  if (entry.access === 'network') return { variables: common, secrets };
  if (entry.access === 'password') return { variables: common, secrets: passwordSecrets(edge) };
  return {
    statements: [signIn(edge)],
    variables: {
      ...common,
      [named('REDIS_USERNAME')]: cacheUserName(environment, consumer),
      [named('REDIS_CACHE_NAME')]: cacheId(environment, store),
    },
    secrets,
  };
}

/** The user stands in the URL, and by itself for clients that take it apart. */
function passwordSecrets({
  environment,
  consumer,
  store,
  stores,
}: Edge<Cache>): readonly SecretVariable[] {
  const named = (name: string) => storeVariable(stores, store, name);
  const name = sqlName(`cache-${store}`);
  const login = readAll(name, cacheLoginName(environment, store, consumer), [
    'username',
    'password',
  ]);
  const user = `${insertIntoUrl(`${name}_username`)}:${insertIntoUrl(`${name}_password`)}`;
  const host = `${insert(`${name}_host`)}:${insert(`${name}_port`)}`;
  return [
    {
      variable: named('REDIS_URL'),
      template: `rediss://${user}@${host}`,
      reads: [...login, ...readAll(name, cacheSecretName(environment, store), ['host', 'port'])],
    },
    { variable: named('REDIS_USERNAME'), template: insert(`${name}_username`), reads: [] },
    { variable: named('REDIS_PASSWORD'), template: insert(`${name}_password`), reads: [] },
  ];
}

function signIn({ environment, consumer, store }: Edge<Cache>): GrantStatement {
  return {
    sid: `Cache${pascal(store)}`,
    actions: ['elasticache:Connect'],
    resources: [
      regionalArn(environment, 'elasticache', `replicationgroup:${cacheId(environment, store)}`),
      regionalArn(environment, 'elasticache', `user:${cacheUserName(environment, consumer)}`),
    ],
  };
}
