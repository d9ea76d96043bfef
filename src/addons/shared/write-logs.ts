import { regionalArn } from '../../model/naming/core.ts';
import { logGroupName, podLogGroupName } from '../../model/naming/operations.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { podNames } from '../../model/services/pod-names.ts';
import type { Statement } from '../../model/statement.ts';

/** To the log groups of services and of all other pods, which Terraform makes. */
export function writeLogs(environment: Environment): Statement {
  const groups = [
    podLogGroupName(environment),
    ...podNames(environment).map(({ name }) => logGroupName(environment, name)),
  ];
  return {
    sid: 'WriteLogs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
    resources: groups.map((group) => regionalArn(environment, 'logs', `log-group:${group}:*`)),
  };
}
