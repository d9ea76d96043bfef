// Which nodes the pods of a service are for, as Kubernetes says it. Nodes of managed node groups and those
// of Karpenter say by different labels how they are bought.

import {
  CAPACITY_LABEL,
  POOL_CAPACITY,
  POOL_CAPACITY_LABEL,
  tolerationsOf,
} from '../model/nodes/placement.ts';
import type { Environment, Service } from '../model/schema/environment.ts';

const GROUP_CAPACITY = { onDemand: 'ON_DEMAND', spot: 'SPOT' } as const;

type Capacity = keyof typeof GROUP_CAPACITY;

export function placementOf(environment: Environment, service: Service) {
  const tolerations = tolerationsOf(environment, service);
  return {
    ...chosenNodes(environment, service),
    ...(tolerations.length > 0 ? { tolerations: [...tolerations] } : {}),
  };
}

function chosenNodes(environment: Environment, { capacity }: Service) {
  if (capacity === 'any') return {};
  const terms = nodeTerms(environment, capacity);
  // Only a wish for spot nodes: a pod rather runs at full price than not at all.
  if (capacity === 'spot') {
    const wishes = terms.map((preference) => ({ weight: 100, preference }));
    return {
      affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: wishes } },
    };
  }
  if (terms.length === 1) return { nodeSelector: { [CAPACITY_LABEL]: GROUP_CAPACITY.onDemand } };
  const needed = { nodeSelectorTerms: terms };
  return {
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: needed } },
  };
}

/** A node has to match one of them. */
function nodeTerms({ cluster }: Environment, capacity: Capacity) {
  const term = (key: string, value: string) => ({
    matchExpressions: [{ key, operator: 'In', values: [value] }],
  });
  const hasPools = Object.keys(cluster?.nodePools ?? {}).length > 0;
  return [
    term(CAPACITY_LABEL, GROUP_CAPACITY[capacity]),
    ...(hasPools ? [term(POOL_CAPACITY_LABEL, POOL_CAPACITY[capacity])] : []),
  ];
}
