import type { Name } from '../../../model/name.ts';
import {
  logGroupName,
  metricLogGroupName,
  podLogGroupName,
} from '../../../model/naming/operations.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { podNames } from '../../../model/services/pod-names.ts';

const LOG_GROUP_MAX = 512;

export function logGroupNames(environment: Environment): readonly Name[] {
  const ownLogs = [
    podLogGroupName(environment),
    metricLogGroupName(environment),
    logGroupName(environment, 'vpc-flow-logs'),
  ].map((name) => ({
    what: `log-group ${name}`,
    name,
    max: LOG_GROUP_MAX,
    path: ['environment'],
  }));
  const serviceLogs = podNames(environment).map(({ name, origin }) => ({
    what: `log-group of ${name}`,
    name: logGroupName(environment, name),
    max: LOG_GROUP_MAX,
    path: origin,
  }));
  return [...ownLogs, ...serviceLogs];
}
