// SNS topics with their subscriptions, and a policy that refuses to publish without TLS.
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { queueArn, queueName } from '../../model/naming/queues.ts';
import { topicArn, topicName } from '../../model/naming/topics.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { addPolicy, denyWithoutTls } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import type { Subscription, Topic } from './schema.ts';

export function addTopics(module: RootModule): void {
  for (const [key, topic] of Object.entries(module.environment.topics)) {
    const arn = addTopic(module, key, topic);
    for (const [name, subscription] of Object.entries(topic.subscriptions)) {
      module.resource(
        SnsTopicSubscription,
        `${key}_${name}`,
        ['topics', key, 'subscriptions', name],
        {
          topicArn: arn,
          ...target(module.environment, subscription),
          rawMessageDelivery: subscription.raw,
          ...filterOf(subscription),
        },
      );
    }
  }
}

/** Returns its ARN. */
function addTopic(module: RootModule, key: string, topic: Topic): string {
  const { environment } = module;
  const origin = ['topics', key];
  const { arn } = module.resource(SnsTopic, key, origin, {
    name: topicName(environment, key),
    ...(topic.fifo === null
      ? {}
      : { fifoTopic: true, contentBasedDeduplication: topic.fifo.deduplicatesByContent }),
    kmsMasterKeyId: module.stateOf('security').entry('key_arns', 'data'),
    lifecycle: { preventDestroy: topic.deletionProtection },
    tags: { Purpose: topic.purpose },
  });
  const statements = [denyWithoutTls('sns:Publish', topicArn(environment, key))];
  module.resource(SnsTopicPolicy, key, origin, {
    arn,
    policy: addPolicy(module, { key: `topic_${key}`, origin, statements }),
  });
  return arn;
}

/** A rule makes sure that there is exactly one. */
function target(environment: Environment, { queue, email, https }: Subscription) {
  if (queue !== null) {
    return { protocol: 'sqs', endpoint: queueArn(environment, queueName(environment, queue)) };
  }
  return email === null
    ? { protocol: 'https', endpoint: https ?? '' }
    : { protocol: 'email', endpoint: email };
}

function filterOf({ filter }: Subscription) {
  return Object.keys(filter).length === 0 ? {} : { filterPolicy: JSON.stringify(filter) };
}
