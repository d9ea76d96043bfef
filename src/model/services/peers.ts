// The pods of a service, as policies of others name them: those that serve, and those of its release; and
// those of other consumers.
import { allIn, type NetworkPeer, podsIn } from '../kubernetes/network-policy.ts';
import type { Environment } from '../schema/environment.ts';
import { consumerAt } from './consumers.ts';
import { releaseName } from './names.ts';

/** Whoever lets a service in lets its release in as well, which works with the same edges. */
export function clientPods(environment: Environment, consumer: string): readonly NetworkPeer[] {
  const input = environment.services[consumer];
  if (!input) return podsOfOthers(environment, consumer);
  const serving = podsIn(input.namespace, consumer);
  if (input.release === null) return [serving];
  return [serving, podsIn(input.namespace, releaseName(consumer))];
}

/** A chart labels its pods as it likes, so its whole namespace is let in. */
function podsOfOthers(environment: Environment, consumer: string): readonly NetworkPeer[] {
  const namespace = consumerAt(environment, consumer)?.namespace ?? null;
  return namespace === null ? [] : [allIn(namespace)];
}
