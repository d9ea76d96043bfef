// VPC flow logs to CloudWatch Logs.

import { FlowLog } from '@cdktf/provider-aws/lib/flow-log/index.js';
import { pathOf, prefixOf } from '../../model/naming/core.ts';
import { networkOf } from '../../model/parts.ts';
import { addLogGroup } from '../../terraform/log-group.ts';
import { serviceTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['network', 'flowLogs'];

export function addFlowLogs(module: RootModule, vpcId: string): void {
  const { environment } = module;
  const { flowLogs } = networkOf(environment);
  if (flowLogs === null) return;
  const group = addLogGroup(module, 'flow-logs', {
    name: `/${pathOf(environment)}/vpc-flow-logs`,
    origin: ORIGIN,
    retentionDays: flowLogs.retentionDays,
  });
  const { role } = addRole(module, {
    key: 'flow-logs',
    name: `${prefixOf(environment)}-vpc-flow-logs`,
    origin: ORIGIN,
    trust: serviceTrust('vpc-flow-logs.amazonaws.com', environment.aws.account),
    statements: [
      {
        sid: 'WriteLogs',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
        resources: [`${group.arn}:*`],
      },
    ],
  });
  module.resource(FlowLog, 'main', ORIGIN, {
    vpcId,
    trafficType: 'ALL',
    logDestination: group.arn,
    iamRoleArn: role.arn,
    maxAggregationInterval: 600,
  });
}
