// Queues of Amazon SQS: their names, and what clients and policies call them.
import type { Environment } from '../schema/environment.ts';
import { prefixOf, regionalArn } from './core.ts';

/** The suffix is part of the name of a FIFO queue:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
export function fifoName(name: string, isFifo: boolean): string {
  return isFifo ? `${name}.fifo` : name;
}

export function isFifoQueue({ queues }: Environment, key: string): boolean {
  return (queues[key]?.fifo ?? null) !== null;
}

/** Of a FIFO queue: whether senders need give no deduplication id. */
export function deduplicatesByContent({ queues }: Environment, key: string): boolean {
  return queues[key]?.fifo?.deduplicatesByContent === true;
}

export function queueName(environment: Environment, key: string): string {
  return fifoName(`${prefixOf(environment)}-${key}`, isFifoQueue(environment, key));
}

/** Where messages go that nobody could process; a FIFO queue has one that is FIFO as well. */
export function deadLetterQueueName(environment: Environment, key: string): string {
  return fifoName(`${prefixOf(environment)}-${key}_dead`, isFifoQueue(environment, key));
}

export function queueArn(environment: Environment, name: string): string {
  return regionalArn(environment, 'sqs', name);
}

export function queueUrl({ aws }: Environment, name: string): string {
  return `https://sqs.${aws.region}.amazonaws.com/${aws.account}/${name}`;
}
