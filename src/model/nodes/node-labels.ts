// Which labels the nodes of a group or pool have: those it gives them, and those that AWS, Kubernetes and
// Karpenter give them.
import { prefixOf } from '../naming/core.ts';
import type { NodeGroup } from '../schema/cluster/cluster.ts';
import type { NodePool } from '../schema/cluster/node-pool.ts';
import type { Environment } from '../schema/environment.ts';
import { ARCHITECTURE_LABEL } from './architectures.ts';
import { nodeLabels } from './gpus.ts';
import { architectureOf } from './instance-types.ts';

type Nodes = NodeGroup | NodePool;

const CAPACITIES = { onDemand: 'ON_DEMAND', spot: 'SPOT' } as const;
const POOL_CAPACITIES = { onDemand: 'on-demand', spot: 'spot' } as const;

/** https://karpenter.sh/docs/concepts/scheduling/#well-known-labels */
const OF_INSTANCES = 'karpenter.k8s.aws/';

/** Whether some of the nodes can have the label. */
export function mayHaveLabel(
  environment: Environment,
  nodes: Nodes,
  [key, value]: readonly [string, string],
): boolean {
  const given = nodeLabels(nodes)[key];
  if (given !== undefined) return given === value;
  // What an instance is like, Karpenter tells and AWS does not.
  if (key.startsWith(OF_INSTANCES)) return isPool(nodes);
  return wellKnown(environment, nodes)[key]?.includes(value) ?? false;
}

function wellKnown(
  environment: Environment,
  nodes: Nodes,
): Readonly<Record<string, readonly string[]>> {
  const { aws } = environment;
  const ofBoth = {
    [ARCHITECTURE_LABEL]: nodes.instanceTypes.map(architectureOf),
    'kubernetes.io/os': ['linux'],
    'node.kubernetes.io/instance-type': nodes.instanceTypes,
    'topology.kubernetes.io/region': [aws.region],
    'topology.kubernetes.io/zone': nodes.zones ?? aws.zones,
  };
  if (isPool(nodes)) {
    return {
      ...ofBoth,
      'karpenter.sh/capacity-type': [POOL_CAPACITIES[nodes.capacity]],
      'karpenter.sh/nodepool': keysOf(environment.cluster?.nodePools, nodes),
    };
  }
  const groups = keysOf(environment.cluster?.nodeGroups, nodes);
  return {
    ...ofBoth,
    'eks.amazonaws.com/capacityType': [CAPACITIES[nodes.capacity]],
    'eks.amazonaws.com/nodegroup': groups.map((key) => `${prefixOf(environment)}-${key}`),
  };
}

function isPool(nodes: Nodes): nodes is NodePool {
  return 'maxNodes' in nodes;
}

function keysOf(all: Readonly<Record<string, Nodes>> | undefined, nodes: Nodes): readonly string[] {
  return Object.keys(all ?? {}).filter((key) => all?.[key] === nodes);
}
