// Consumers whose pods are not ours: what their edges grant is left for them in a ConfigMap and a Secret.
import { everyKind } from '../kinds/kinds.ts';
import type { Environment } from '../model/schema/environment.ts';
import { type Consumer, consumersOf, usesAny } from '../model/services/consumers.ts';

export interface PodConsumer extends Consumer {
  readonly namespace: string;
}

/** Those that use anything. */
export function podConsumers(environment: Environment): readonly PodConsumer[] {
  return consumersOf(environment).flatMap((consumer) => {
    const { collection, namespace } = consumer;
    const kind = everyKind.find((each) => each.collection === collection);
    if (!kind?.consumer?.hasPods || namespace === null || !usesAny(consumer)) return [];
    return [{ ...consumer, namespace }];
  });
}
