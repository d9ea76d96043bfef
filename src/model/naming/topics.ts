// Topics of Amazon SNS.
import type { Environment } from '../schema/environment.ts';
import { prefixOf, regionalArn } from './core.ts';
import { fifoName } from './queues.ts';

export function isFifoTopic({ topics }: Environment, key: string): boolean {
  return (topics[key]?.fifo ?? null) !== null;
}

export function topicName(environment: Environment, key: string): string {
  return fifoName(`${prefixOf(environment)}-${key}`, isFifoTopic(environment, key));
}

export function topicArn(environment: Environment, key: string): string {
  return regionalArn(environment, 'sns', topicName(environment, key));
}
