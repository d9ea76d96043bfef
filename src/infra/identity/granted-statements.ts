// What a consumer may do in AWS: derived from its `uses`, nothing else.
import { grantsOf } from '../../environment/edges.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { KeyArns, Statement } from '../../model/statement.ts';

/** Last kinds first, the order that policies have always had. */
export function grantedStatements(
  environment: Environment,
  consumer: string,
  keys: KeyArns,
): readonly Statement[] {
  const granted = grantsOf(environment, consumer).toReversed();
  return granted.flatMap(({ statements = [] }) =>
    statements.map((statement) => ({
      ...statement,
      resources: statement.resources.map((each) =>
        typeof each === 'string' ? each : keys[each.key],
      ),
    })),
  );
}
