import { regionalArn } from '../../model/naming/core.ts';
import { logGroupName, podLogGroupName } from '../../model/naming/operations.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';

/** To the log groups of services and of all other pods, which Terraform makes. */
export function writeLogs(environment: Environment): Statement {
  const groups = [
    podLogGroupName(environment),
    ...Object.keys(environment.services).map((service) => logGroupName(environment, service)),
  ];
  return {
    sid: 'WriteLogs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
    resources: groups.map((group) => regionalArn(environment, 'logs', `log-group:${group}:*`)),
  };
}
