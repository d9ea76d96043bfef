import type { Name } from '../../model/name.ts';
import { deadLetterQueueName, queueName } from '../../model/naming/queues.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { hasDeadLetter } from './dead-letter.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
const QUEUE_MAX = 80;

export function queueNames(environment: Environment): readonly Name[] {
  return Object.entries(environment.queues).flatMap(([key, queue]) => {
    const path = ['queues', key];
    const own = { what: `queue ${key}`, name: queueName(environment, key), max: QUEUE_MAX, path };
    if (!hasDeadLetter(queue)) return [own];
    const what = `queue of dead letters of ${key}`;
    return [own, { ...own, what, name: deadLetterQueueName(environment, key) }];
  });
}
