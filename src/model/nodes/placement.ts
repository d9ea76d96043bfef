// Which nodes the pods of a service may run on.
import type { Cluster, NodeGroup } from '../schema/cluster/cluster.ts';
import type { NodePool } from '../schema/cluster/node-pool.ts';
import type { Environment, Service } from '../schema/environment.ts';
import { sortedEntries } from '../values/sorted-entries.ts';
import type { Architecture } from './architectures.ts';
import { GPU, gpusOn, gpuTaint, isGpuNode } from './gpus.ts';
import { architectureOf } from './instance-types.ts';
import { mayHaveLabel } from './node-labels.ts';

/** Label that EKS gives every node of a managed node group, with `ON_DEMAND` or `SPOT`. */
export const CAPACITY_LABEL = 'eks.amazonaws.com/capacityType';
/** Label that Karpenter gives every node it makes, with `on-demand` or `spot`. */
export const POOL_CAPACITY_LABEL = 'karpenter.sh/capacity-type';
/** The value of that label. */
export const POOL_CAPACITY = { onDemand: 'on-demand', spot: 'spot' } as const;

/** Label that Karpenter gives every node it makes, with the name of its pool. */
const POOL_LABEL = 'karpenter.sh/nodepool';

/** Node affinity of what looks after the node pools: only managed node groups will do. */
export function notOnNodePools() {
  const matchExpressions = [{ key: POOL_LABEL, operator: 'DoesNotExist' }];
  return {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] },
  };
}

const GROUP_CAPACITY = { onDemand: 'ON_DEMAND', spot: 'SPOT' } as const;

type Capacity = keyof typeof GROUP_CAPACITY;

/** Labels of nodes that are bought so; a node has to match one of them. Those of managed node groups and
 * those of Karpenter say it by different labels. */
export function nodeTerms({ cluster }: Environment, capacity: Capacity) {
  const term = (key: string, value: string) => ({
    matchExpressions: [{ key, operator: 'In', values: [value] }],
  });
  const hasPools = Object.keys(cluster?.nodePools ?? {}).length > 0;
  return [
    term(CAPACITY_LABEL, GROUP_CAPACITY[capacity]),
    ...(hasPools ? [term(POOL_CAPACITY_LABEL, POOL_CAPACITY[capacity])] : []),
  ];
}

/** Node affinity of what may run on spot nodes. Only a wish: a pod rather runs at full price than not at all. */
export function ratherOnSpot(environment: Environment) {
  const wishes = nodeTerms(environment, 'spot').map((preference) => ({ weight: 100, preference }));
  return { preferredDuringSchedulingIgnoredDuringExecution: wishes };
}

/** In words. */
export const PURCHASED_AS = { onDemand: 'on demand', spot: 'spot' } as const;

/** What node groups and node pools have in common. */
export type Nodes = NodeGroup | NodePool;

/** Node groups, then node pools, each sorted by name. */
export function nodesOf(cluster: Cluster): readonly Nodes[] {
  return [...sortedEntries(cluster.nodeGroups), ...sortedEntries(cluster.nodePools)].map(
    ([, nodes]) => nodes,
  );
}

export interface Toleration {
  readonly key: string;
  readonly operator: 'Equal' | 'Exists';
  /** Absent: any. */
  readonly value?: string;
  /** Absent: all. */
  readonly effect?: NodeGroup['taints'][string]['effect'];
}

/** Taint of nodes for what a cluster cannot do without. CoreDNS, the CSI drivers and Karpenter tolerate it. */
export const SYSTEM_TAINT = 'CriticalAddonsOnly';

/** Those that are written, and that of nodes with GPUs. */
export function nodeTaints(nodes: Pick<Nodes, 'instanceTypes' | 'taints'>): NodeGroup['taints'] {
  return { ...gpuTaint(nodes), ...nodes.taints };
}

/** What a service writes; where it may run on spot nodes, whatever taints those as well, and with GPUs what
 * keeps GPUs free. */
export function tolerationsOf(environment: Environment, service: Service): readonly Toleration[] {
  return distinct([
    ...writtenTolerations(service),
    ...(service.capacity === 'spot' ? spotTolerations(environment) : []),
    ...(gpusOf(service) > 0 ? gpuTolerations(environment) : []),
  ]);
}

function writtenTolerations(service: Service): readonly Toleration[] {
  return sortedEntries(service.tolerations).map(
    ([key, { value, effect }]): Toleration => ({
      key,
      ...(value === null ? { operator: 'Exists' } : { operator: 'Equal', value }),
      ...(effect === null ? {} : { effect }),
    }),
  );
}

/** Whether nodes have the labels that a service asks for. */
export function selects(environment: Environment, nodes: Nodes, service: Service): boolean {
  return Object.entries(service.nodeSelector).every((label) =>
    mayHaveLabel(environment, nodes, label),
  );
}

/** GPUs of each of its pods. */
export function gpusOf({ resources }: Service): number {
  return resources.extended[GPU] ?? 0;
}

function gpuTolerations({ cluster }: Environment): readonly Toleration[] {
  const nodes = cluster === null ? [] : nodesOf(cluster).filter(isGpuNode);
  return nodes.flatMap((each) => {
    const taint = nodeTaints(each)[GPU];
    return taint ? [toleration(GPU, taint)] : [];
  });
}

function toleration(key: string, { value, effect }: NodeGroup['taints'][string]): Toleration {
  return { key, operator: 'Equal', value, effect };
}

function distinct(all: readonly Toleration[]): readonly Toleration[] {
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

export function spotTolerations({ cluster }: Environment): readonly Toleration[] {
  if (cluster === null) return [];
  const all = nodesOf(cluster)
    .filter(({ capacity }) => capacity === 'spot')
    .flatMap(({ taints }) =>
      sortedEntries(taints)
        // GPUs are for who asks for them, however cheap they are.
        .filter(([key]) => key !== GPU)
        .map(([key, taint]) => toleration(key, taint)),
    );
  return distinct(all);
}

/** That of all its nodes: a rule reports nodes of both. */
export function nodeArchitecture({ instanceTypes }: Pick<Nodes, 'instanceTypes'>): Architecture {
  return architectureOf(instanceTypes[0] ?? '');
}

/** What the image of a service is built for. */
export function imageArchitectures(
  { services }: Environment,
  { image }: Service,
): readonly Architecture[] {
  const owner = image.from === null ? undefined : services[image.from];
  return image.architectures ?? owner?.image.architectures ?? ['amd64'];
}

/** Whether the image of the service starts on such nodes. */
export function runsOn(environment: Environment, nodes: Nodes, service: Service): boolean {
  return imageArchitectures(environment, service).includes(nodeArchitecture(nodes));
}

/** Whether the scheduler may put pods of the service on such nodes. */
export function takes(environment: Environment, nodes: Nodes, service: Service): boolean {
  if (service.capacity === 'onDemand' && nodes.capacity !== 'onDemand') return false;
  if (!runsOn(environment, nodes, service) || !selects(environment, nodes, service)) return false;
  if (gpusOf(service) > gpusOn(nodes)) return false;
  const tolerated = tolerationsOf(environment, service);
  return Object.entries(nodeTaints(nodes)).every(
    ([key, { value, effect }]) =>
      effect === 'PreferNoSchedule' ||
      tolerated.some(
        (each) =>
          each.key === key && (each.value ?? value) === value && (each.effect ?? effect) === effect,
      ),
  );
}
