// What a service may do with the messages of a queue.
import { queueArn, queueName, queueUrl } from '../../model/naming/queues.ts';
import { upperSnake } from '../../model/services/variables.ts';
import { pascal } from '../../model/statement.ts';
import type { Edge, Grant, GrantStatement } from '../contract/edge.ts';
import type { Queue, QueueUse } from './schema.ts';

/** Batches are the same actions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html */
const FIND = ['GetQueueAttributes', 'GetQueueUrl'];
const ACTIONS: Readonly<Record<QueueUse, readonly string[]>> = {
  send: ['SendMessage'],
  receive: ['ChangeMessageVisibility', 'DeleteMessage', 'ReceiveMessage'],
  both: ['ChangeMessageVisibility', 'DeleteMessage', 'ReceiveMessage', 'SendMessage'],
};

export function queueAccess({ environment, store, use }: Edge<Queue, QueueUse>): Grant {
  const name = queueName(environment, store);
  const messages: GrantStatement = {
    sid: `Messages${pascal(store)}`,
    actions: [...FIND, ...ACTIONS[use]].sort().map((action) => `sqs:${action}`),
    resources: [queueArn(environment, name)],
  };
  return {
    statements: [messages, unlock(environment.aws.region, store, use)],
    variables: { [`${upperSnake(store)}_QUEUE_URL`]: queueUrl(environment, name) },
  };
}

/** Whoever sends decrypts as well, since a data key serves several messages.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
function unlock(region: string, store: string, use: QueueUse): GrantStatement {
  return {
    sid: `QueueKey${pascal(store)}`,
    actions: use === 'receive' ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [{ key: 'data' }],
    condition: { StringEquals: { 'kms:ViaService': `sqs.${region}.amazonaws.com` } },
  };
}
