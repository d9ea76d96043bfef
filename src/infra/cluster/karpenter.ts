// What Karpenter needs of AWS beside its own role: the role of the nodes it makes, and word of the nodes
// that AWS is about to take. https://karpenter.sh/docs/reference/cloudformation/
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry/index.js';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy/index.js';
import { interruptionQueueName, karpenterNodeRoleName } from '../../model/naming/cluster.ts';
import { prefixOf, regionalArn } from '../../model/naming/core.ts';
import { addPolicy, denyWithoutTls, serviceTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import type { ControlPlane } from './control-plane/control-plane.ts';
import { NODE_POLICIES } from './node-groups.ts';

const ORIGIN = ['addons', 'karpenter'];

/** Karpenter acts on a message at once or not at all. */
const KEPT_SECONDS = 300;

const EVENTS = {
  'health-event': { source: 'aws.health', 'detail-type': 'AWS Health Event' },
  'instance-rebalance': {
    source: 'aws.ec2',
    'detail-type': 'EC2 Instance Rebalance Recommendation',
  },
  'instance-state-change': {
    source: 'aws.ec2',
    'detail-type': 'EC2 Instance State-change Notification',
  },
  'spot-interruption': {
    source: 'aws.ec2',
    'detail-type': 'EC2 Spot Instance Interruption Warning',
  },
} as const;

export function addKarpenter(module: RootModule, cluster: ControlPlane): void {
  if (!module.environment.addons.karpenter) return;
  addNodeRole(module, cluster);
  addInterruptionQueue(module);
}

function addNodeRole(module: RootModule, cluster: ControlPlane): void {
  const { role } = addRole(module, {
    key: 'karpenter-nodes',
    name: karpenterNodeRoleName(module.environment),
    origin: ORIGIN,
    trust: serviceTrust('ec2.amazonaws.com'),
    managed: NODE_POLICIES,
  });
  module.resource(EksAccessEntry, 'karpenter_nodes', ORIGIN, {
    clusterName: cluster.name,
    principalArn: role.arn,
    type: 'EC2_LINUX',
  });
}

function addInterruptionQueue(module: RootModule): void {
  const { environment } = module;
  const queue = module.resource(SqsQueue, 'karpenter', ORIGIN, {
    name: interruptionQueueName(environment),
    messageRetentionSeconds: KEPT_SECONDS,
    sqsManagedSseEnabled: true,
  });
  const rules = Object.entries(EVENTS).map(([key, pattern]) => {
    const rule = module.resource(CloudwatchEventRule, `karpenter-${key}`, ORIGIN, {
      name: ruleName(module, key),
      eventPattern: JSON.stringify({
        source: [pattern.source],
        'detail-type': [pattern['detail-type']],
      }),
    });
    module.resource(CloudwatchEventTarget, `karpenter-${key}`, ORIGIN, {
      rule: rule.name,
      arn: queue.arn,
    });
    return regionalArn(environment, 'events', `rule/${ruleName(module, key)}`);
  });
  module.resource(SqsQueuePolicy, 'karpenter', ORIGIN, {
    queueUrl: queue.id,
    policy: addQueuePolicy(module, queue.arn, rules),
  });
}

function ruleName({ environment }: RootModule, key: string): string {
  return `${prefixOf(environment)}-karpenter-${key}`;
}

function addQueuePolicy(module: RootModule, queueArn: string, rules: readonly string[]): string {
  return addPolicy(module, {
    key: 'karpenter-queue',
    origin: ORIGIN,
    statements: [
      {
        sid: 'WrittenByRules',
        actions: ['sqs:SendMessage'],
        resources: [queueArn],
        principals: { Service: 'events.amazonaws.com' },
        condition: { ArnEquals: { 'aws:SourceArn': rules } },
      },
      denyWithoutTls('sqs:*', queueArn),
    ],
  });
}
