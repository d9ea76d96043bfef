// The SNS topic that alarms, Alertmanager, budgets and cost anomalies are published to.
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { prefixOf } from '../../model/naming/core.ts';
import { alertsTopicArn } from '../../model/naming/operations.ts';
import { hearsAnomalies } from '../../model/operations/notify.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { addPolicy } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['observability', 'notify'];

/** Services of AWS that may publish; the key of the topic lets in the same. */
export function alertPublishers({ cost }: Environment): Readonly<Record<string, string>> {
  return {
    Alarms: 'cloudwatch.amazonaws.com',
    Budgets: 'budgets.amazonaws.com',
    ...(hearsAnomalies(cost) ? { CostAnomalies: 'costalerts.amazonaws.com' } : {}),
  };
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
      statements: Object.entries(alertPublishers(environment)).map(([sid, service]) => ({
        sid,
        actions: ['sns:Publish'],
        resources: [alertsTopicArn(environment)],
        principals: { Service: service },
        condition: { StringEquals: { 'aws:SourceAccount': environment.aws.account } },
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
