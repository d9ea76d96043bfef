// What a service may do in AWS: derived from its `uses`, nothing else.
import { grantsOf } from '../../environment/edges.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { KeyArns, Statement } from '../../model/statement.ts';

export function serviceStatements(
  environment: Environment,
  service: string,
  keys: KeyArns,
): readonly Statement[] {
  const uses = environment.services[service]?.uses;
  if (!uses) return [];
  return [...grantedStatements(environment, service, keys)];
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
