// The SNS topic that alarms, Alertmanager, budgets, cost anomalies and findings are published to.
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { prefixOf } from '../../model/naming/core.ts';
import { alertsTopicArn } from '../../model/naming/operations.ts';
import { alertPublishers } from '../../model/operations/alert-publishers.ts';
import { addPolicy } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['observability', 'notify'];

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
