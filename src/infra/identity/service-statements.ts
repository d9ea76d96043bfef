// What a service may do in AWS: derived from its `uses`, nothing else.
import { grantsOf } from '../../environment/edges.ts';
import { regionalArn } from '../../model/naming/core.ts';
import { cacheId, cacheUserName } from '../../model/naming/data.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { type KeyArns, pascal, type Statement } from '../../model/statement.ts';

export function serviceStatements(
  environment: Environment,
  service: string,
  keys: KeyArns,
): readonly Statement[] {
  const uses = environment.services[service]?.uses;
  if (!uses) return [];
  return [
    ...grantedStatements(environment, service, keys),
    ...uses.caches
      .filter((key) => environment.caches[key]?.access === 'iam')
      .map((key) => cacheStatement(environment, key, service)),
  ];
}

/** Last kinds first, the order that policies have always had. */
function grantedStatements(
  environment: Environment,
  service: string,
  keys: KeyArns,
): readonly Statement[] {
  const granted = grantsOf(environment, service).toReversed();
  return granted.flatMap(({ statements = [] }) =>
    statements.map((statement) => ({
      ...statement,
      resources: statement.resources.map((each) =>
        typeof each === 'string' ? each : keys[each.key],
      ),
    })),
  );
}

function cacheStatement(environment: Environment, key: string, service: string): Statement {
  return {
    sid: `Cache${pascal(key)}`,
    actions: ['elasticache:Connect'],
    resources: [
      regionalArn(environment, 'elasticache', `replicationgroup:${cacheId(environment, key)}`),
      regionalArn(environment, 'elasticache', `user:${cacheUserName(environment, service)}`),
    ],
  };
}
