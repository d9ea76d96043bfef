// Consumers whose pods are not ours: what their edges grant is left for them in a ConfigMap and a Secret.
import type { Environment } from '../model/schema/environment.ts';
import { type Consumer, consumersOf, usesAny } from '../model/services/consumers.ts';
import { kindOf } from './edges.ts';

export interface PodConsumer extends Consumer {
  readonly namespace: string;
}

/** Those that use anything. */
export function podConsumers(environment: Environment): readonly PodConsumer[] {
  return consumersOf(environment).flatMap((consumer) => {
    const { namespace } = consumer;
    if (!kindOf(consumer)?.consumer?.hasPods || namespace === null || !usesAny(consumer)) return [];
    return [{ ...consumer, namespace }];
  });
}
