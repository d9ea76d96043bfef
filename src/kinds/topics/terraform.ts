// SNS topics with their subscriptions, and a policy that refuses to publish without TLS.
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import {
  admitted,
  type FunctionSubscription,
  functionSubscriptions,
  publishersTo,
} from '../../model/events/senders.ts';
import { functionArn } from '../../model/naming/functions.ts';
import { queueArn, queueName } from '../../model/naming/queues.ts';
import { topicArn, topicName } from '../../model/naming/topics.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import { addPolicy, denyWithoutTls } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import type { Subscription, Topic } from './schema.ts';

export function addTopics(module: RootModule): void {
  for (const [key, topic] of Object.entries(module.environment.topics)) {
    const arn = addTopic(module, key, topic);
    for (const [name, subscription] of Object.entries(topic.subscriptions)) {
      if (subscription.function !== null) continue;
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

/** Behind the functions: a subscription to what is not there yet would be lost. */
export function addFunctionSubscriptions(module: RootModule): void {
  const { environment } = module;
  for (const { topic, function: key, name, filter, origin } of functionSubscriptions(environment)) {
    module.after('data');
    module.resource(SnsTopicSubscription, `${topic}_${key}_${name}`, origin, {
      topicArn: topicArn(environment, topic),
      protocol: 'lambda',
      endpoint: functionArn(environment, key),
      ...filterOf({ filter }),
    });
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
  const statements: readonly Statement[] = [
    denyWithoutTls('sns:Publish', topicArn(environment, key)),
    ...publishersTo(environment, key).map((sender) => ({
      sid: sender.sid,
      actions: ['sns:Publish'],
      resources: [topicArn(environment, key)],
      ...admitted(sender),
    })),
  ];
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

function filterOf({ filter }: Pick<FunctionSubscription, 'filter'>) {
  return Object.keys(filter).length === 0 ? {} : { filterPolicy: JSON.stringify(filter) };
}
