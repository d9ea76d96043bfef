// Queues of Amazon SQS: their names, and what clients and policies call them.
import type { Environment } from '../schema/environment.ts';
import { prefixOf, regionalArn } from './core.ts';

/** The suffix is part of the name of a FIFO queue:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
export function fifoName(name: string, isFifo: boolean): string {
  return isFifo ? `${name}.fifo` : name;
}

export function queueName(environment: Environment, key: string): string {
  const isFifo = (environment.queues[key]?.fifo ?? null) !== null;
  return fifoName(`${prefixOf(environment)}-${key}`, isFifo);
}

/** Where messages go that nobody could process; a FIFO queue has one that is FIFO as well. */
export function deadLetterQueueName(environment: Environment, key: string): string {
  const isFifo = (environment.queues[key]?.fifo ?? null) !== null;
  return fifoName(`${prefixOf(environment)}-${key}_dead`, isFifo);
}

export function queueArn(environment: Environment, name: string): string {
  return regionalArn(environment, 'sqs', name);
}

export function queueUrl({ aws }: Environment, name: string): string {
  return `https://sqs.${aws.region}.amazonaws.com/${aws.account}/${name}`;
}
