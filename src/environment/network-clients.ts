// Consumers that call from AWS itself: from the VPC with a security group of their own, or from outside of it.
import type { Environment } from '../model/schema/environment.ts';
import { type Consumer, otherConsumers } from '../model/services/consumers.ts';
import { kindOf } from './edges.ts';

export interface NetworkClient {
  readonly consumer: Consumer;
  /** Name of its security group; null: it stands outside of the VPC. */
  readonly group: string | null;
}

export function networkClients(environment: Environment): readonly NetworkClient[] {
  return otherConsumers(environment).flatMap((consumer) => {
    const group = kindOf(consumer)?.consumer?.group?.(environment, consumer.key);
    return group === undefined ? [] : [{ consumer, group }];
  });
}

/** Those in the VPC. */
export function insideClients(
  environment: Environment,
): readonly (NetworkClient & { readonly group: string })[] {
  return networkClients(environment).flatMap(({ consumer, group }) =>
    group === null ? [] : [{ consumer, group }],
  );
}
