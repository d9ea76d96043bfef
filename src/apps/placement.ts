// Which nodes the pods of a service are for, as Kubernetes says it.
import {
  CAPACITY_LABEL,
  nodeTerms,
  ratherOnSpot,
  tolerationsOf,
} from '../model/nodes/placement.ts';
import type { Environment, Service } from '../model/schema/environment.ts';

export function placementOf(environment: Environment, service: Service) {
  const tolerations = tolerationsOf(environment, service);
  return {
    ...chosenNodes(environment, service),
    ...(tolerations.length > 0 ? { tolerations: [...tolerations] } : {}),
  };
}

function chosenNodes(environment: Environment, { capacity }: Service) {
  if (capacity === 'any') return {};
  if (capacity === 'spot') return { affinity: { nodeAffinity: ratherOnSpot(environment) } };
  const terms = nodeTerms(environment, capacity);
  if (terms.length === 1) return { nodeSelector: { [CAPACITY_LABEL]: 'ON_DEMAND' } };
  const needed = { nodeSelectorTerms: terms };
  return {
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: needed } },
  };
}
