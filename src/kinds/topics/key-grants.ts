import { topicArn } from '../../model/naming/topics.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';

/** SNS hands messages to queues that our key encrypts, and decrypts its own with the same key.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html */
export function topicKeyGrants(environment: Environment): readonly Statement[] {
  const toQueues = Object.entries(environment.topics).filter(([, { subscriptions }]) =>
    Object.values(subscriptions).some(({ queue }) => queue !== null),
  );
  if (toQueues.length === 0) return [];
  return [
    {
      sid: 'TopicsToQueues',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      principals: { Service: 'sns.amazonaws.com' },
      condition: {
        ArnEquals: {
          'aws:SourceArn': toQueues.map(([key]) => topicArn(environment, key)).sort(),
        },
      },
    },
  ];
}
