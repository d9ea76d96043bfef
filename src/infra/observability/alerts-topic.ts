// The SNS topic that alarms, Alertmanager, budgets, cost anomalies and findings are published to.
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { prefixOf } from '../../model/naming/core.ts';
import { alertsTopicArn } from '../../model/naming/operations.ts';
import {
  hearsAnomalies,
  hearsFindings,
  hearsImageFindings,
} from '../../model/operations/notify.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import { addPolicy } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['observability', 'notify'];

type Publisher = Pick<Statement, 'sid' | 'principals' | 'condition'>;

/** Services of AWS that may publish; the key of the topic lets in the same. */
export function alertPublishers(environment: Environment): readonly Publisher[] {
  const condition = { StringEquals: { 'aws:SourceAccount': environment.aws.account } };
  const ours = {
    Alarms: 'cloudwatch.amazonaws.com',
    Budgets: 'budgets.amazonaws.com',
    ...(hearsAnomalies(environment.cost) ? { CostAnomalies: 'costalerts.amazonaws.com' } : {}),
  };
  return [
    ...Object.entries(ours).map(([sid, service]) => ({
      sid,
      principals: { Service: service },
      condition,
    })),
    // EventBridge does not say for whom it publishes: a condition would never be met.
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
    ...(hearsFindings(environment) || hearsImageFindings(environment)
      ? [{ sid: 'Findings', principals: { Service: 'events.amazonaws.com' } }]
      : []),
  ];
}

export function addAlertsTopic(module: RootModule): void {
  const { environment } = module;
  const topic = module.resource(SnsTopic, 'alerts', ORIGIN, {
    name: `${prefixOf(environment)}-alerts`,
    kmsMasterKeyId: module.stateOf('security').entry('key_arns', 'observability'),
  });
  module.resource(SnsTopicPolicy, 'alerts', ORIGIN, {
    arn: topic.arn,
    policy: addPolicy(module, {
      key: 'alerts',
      origin: ORIGIN,
      statements: alertPublishers(environment).map(({ sid, ...who }) => ({
        sid,
        actions: ['sns:Publish'],
        resources: [alertsTopicArn(environment)],
        ...who,
      })),
    }),
  });
  for (const [key, endpoint] of Object.entries(environment.observability.notify.emails)) {
    module.resource(SnsTopicSubscription, key, [...ORIGIN, 'emails', key], {
      topicArn: topic.arn,
      protocol: 'email',
      endpoint,
    });
  }
}
