// Which nodes the pods of a service are for, as Kubernetes says it.

import type { Labels } from '../model/kubernetes/labels.ts';
import { ARCHITECTURE_LABEL } from '../model/nodes/architectures.ts';
import {
  CAPACITY_LABEL,
  imageArchitectures,
  nodeArchitecture,
  nodesOf,
  nodeTerms,
  ratherOnSpot,
  tolerationsOf,
} from '../model/nodes/placement.ts';
import type { Environment, Service } from '../model/schema/environment.ts';

export function placementOf(environment: Environment, service: Service) {
  const tolerations = tolerationsOf(environment, service);
  const { nodeSelector = {}, ...chosen } = chosenNodes(environment, service);
  const selector = {
    ...architectureSelector(environment, service),
    ...nodeSelector,
    ...service.nodeSelector,
  };
  return {
    ...(Object.keys(selector).length > 0 ? { nodeSelector: selector } : {}),
    ...chosen,
    ...(service.priority === null ? {} : { priorityClassName: service.priority }),
    ...(tolerations.length > 0 ? { tolerations: [...tolerations] } : {}),
  };
}

/** Nothing to choose where all nodes have the architecture, or the image serves those of both. */
function architectureSelector(environment: Environment, service: Service): Labels {
  const { cluster } = environment;
  const there = new Set(cluster === null ? [] : nodesOf(cluster).map(nodeArchitecture));
  const [architecture, ...others] = imageArchitectures(environment, service);
  if (there.size < 2 || architecture === undefined || others.length > 0) return {};
  return { [ARCHITECTURE_LABEL]: architecture };
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
