// What follows from where charts and manifests of the user's own live: a namespace, policies, a wave.
import type { Component } from '../../model/artifact.ts';
import {
  closedNamespace,
  type NamespacePlan,
  sharedLevel,
} from '../../model/kubernetes/namespace-plan.ts';
import { type IngressRule, type NetworkPeer, tcp } from '../../model/kubernetes/network-policy.ts';
import { OWN_WAVE, type Residence } from '../../model/schema/cluster/residence.ts';
import type { Resident } from './platform-part.ts';

type Residences = Readonly<Record<string, Residence>>;

/** When Argo CD syncs it. */
export function turnOf({ wave, after }: Residence): Pick<Component, 'wave' | 'after'> {
  return { wave: wave ?? OWN_WAVE, ...(after.length > 0 && { after }) };
}

export function residentsAmong(
  entries: Residences,
  callersOf: (key: string) => readonly NetworkPeer[],
): readonly Resident[] {
  return Object.entries(entries).map(([name, { namespace, network, ports }]) => ({
    name,
    namespace,
    reach: {
      fromApiServer: network.fromApiServer,
      fromLoadBalancers: network.fromLoadBalancers,
      isOutside: network.outside,
      ingress: calls(callersOf(name), ports),
    },
  }));
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
