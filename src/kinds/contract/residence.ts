// What follows from where charts and manifests of the user's own live: a namespace, policies, a wave.
import type { Component } from '../../model/artifact.ts';
import {
  closedNamespace,
  type NamespacePlan,
  sharedLevel,
} from '../../model/kubernetes/namespace-plan.ts';
import {
  allIn,
  type IngressRule,
  type NetworkPeer,
  podsIn,
  tcp,
} from '../../model/kubernetes/network-policy.ts';
import { OWN_WAVE, type Residence } from '../../model/schema/cluster/residence.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';
import type { Resident } from './platform-part.ts';

type Residences = Readonly<Record<string, Residence>>;

/** When Argo CD syncs it. */
export function turnOf({ wave, after }: Residence): Pick<Component, 'wave' | 'after'> {
  return { wave: wave ?? OWN_WAVE, ...(after.length > 0 && { after }) };
}

export function residentsAmong(
  environment: Environment,
  collection: 'charts' | 'manifests',
  entries: Residences,
): readonly Resident[] {
  return Object.entries(entries).map(([name, { namespace, network, ports }]) => ({
    name,
    namespace,
    reach: {
      fromApiServer: network.fromApiServer,
      fromLoadBalancers: network.fromLoadBalancers,
      isOutside: network.outside,
      ingress: calls(callersOf(environment, collection, name), ports),
    },
  }));
}

function callersOf(
  environment: Environment,
  collection: 'charts' | 'manifests',
  key: string,
): readonly NetworkPeer[] {
  return consumersOf(environment).flatMap((consumer) => {
    const { namespace, uses } = consumer;
    if (namespace === null || !uses[collection].includes(key)) return [];
    // Only pods of ours bear the label that tells them apart.
    const isService = consumer.collection === 'services';
    return [isService ? podsIn(namespace, consumer.key) : allIn(namespace)];
  });
}

/** None without a port: a rule without ports would allow all of them. */
function calls(from: readonly NetworkPeer[], ports: readonly number[]): readonly IngressRule[] {
  return from.length > 0 && ports.length > 0 ? [{ from, ports: tcp(...ports) }] : [];
}

/** Those that share a namespace get the level of the one that needs most. */
export function namespacesAmong(collection: string, entries: Residences): readonly NamespacePlan[] {
  return Object.entries(entries).map(([key, { namespace }]) => {
    const residents = Object.values(entries).filter((each) => each.namespace === namespace);
    const podSecurity = sharedLevel(residents.map((each) => each.podSecurity));
    return { ...closedNamespace(namespace, [collection, key]), podSecurity };
  });
}
