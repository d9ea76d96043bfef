// Topics of Amazon SNS.
import type { Environment } from '../schema/environment.ts';
import { prefixOf, regionalArn } from './core.ts';
import { fifoName } from './queues.ts';

export function topicName(environment: Environment, key: string): string {
  const isFifo = (environment.topics[key]?.fifo ?? null) !== null;
  return fifoName(`${prefixOf(environment)}-${key}`, isFifo);
}

export function topicArn(environment: Environment, key: string): string {
  return regionalArn(environment, 'sns', topicName(environment, key));
}
