import type { Name } from '../../../model/name.ts';
import { logGroupName, podLogGroupName } from '../../../model/naming/operations.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const LOG_GROUP_MAX = 512;

export function logGroupNames(environment: Environment): readonly Name[] {
  const ownLogs = [podLogGroupName(environment), logGroupName(environment, 'vpc-flow-logs')].map(
    (name) => ({ what: `log-group ${name}`, name, max: LOG_GROUP_MAX, path: ['environment'] }),
  );
  const serviceLogs = Object.keys(environment.services).map((service) => ({
    what: `log-group of ${service}`,
    name: logGroupName(environment, service),
    max: LOG_GROUP_MAX,
    path: ['services', service],
  }));
  return [...ownLogs, ...serviceLogs];
}
