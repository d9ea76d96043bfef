// Consumers whose pods are not ours: what their edges grant is left for them in a ConfigMap and a Secret.
import type { ConsumerPods } from '../kinds/contract/consumer-part.ts';
import { everyKind } from '../kinds/kinds.ts';
import type { Environment } from '../model/schema/environment.ts';
import { type Consumer, consumersOf, usesAny } from '../model/services/consumers.ts';

export interface PodConsumer {
  readonly consumer: Consumer;
  readonly pods: ConsumerPods;
}

/** Those that use anything. */
export function podConsumers(environment: Environment): readonly PodConsumer[] {
  return consumersOf(environment).flatMap((consumer) => {
    const { collection, key } = consumer;
    const kind = everyKind.find((each) => each.collection === collection);
    const pods = kind?.consumer?.pods(environment, key) ?? null;
    return pods === null || !usesAny(consumer) ? [] : [{ consumer, pods }];
  });
}
