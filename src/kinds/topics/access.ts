import { topicArn } from '../../model/naming/topics.ts';
import { upperSnake } from '../../model/services/variables.ts';
import { pascal } from '../../model/statement.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import type { Topic } from './schema.ts';

/** What it takes to publish to an encrypted topic:
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
export function topicAccess({ environment, store }: Edge<Topic>): Grant {
  const arn = topicArn(environment, store);
  return {
    statements: [
      { sid: `Publish${pascal(store)}`, actions: ['sns:Publish'], resources: [arn] },
      {
        sid: `TopicKey${pascal(store)}`,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [{ key: 'data' }],
        condition: {
          StringEquals: { 'kms:ViaService': `sns.${environment.aws.region}.amazonaws.com` },
        },
      },
    ],
    variables: { [`${upperSnake(store)}_TOPIC_ARN`]: arn },
  };
}
