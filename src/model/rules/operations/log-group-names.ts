import { logGroupName, podLogGroupName } from '../../naming/operations.ts';
import type { Environment } from '../../schema/environment.ts';
import type { Name } from '../name.ts';

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
