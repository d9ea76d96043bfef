// The pods of a service, as policies of others name them: those that serve, and those of its release.
import { type NetworkPeer, podsIn } from '../kubernetes/network-policy.ts';
import type { Environment } from '../schema/environment.ts';
import { releaseName } from './names.ts';

/** Whoever lets a service in lets its release in as well, which works with the same edges. */
export function clientPods({ services }: Environment, service: string): readonly NetworkPeer[] {
  const input = services[service];
  if (!input) return [];
  const serving = podsIn(input.namespace, service);
  if (input.release === null) return [serving];
  return [serving, podsIn(input.namespace, releaseName(service))];
}
