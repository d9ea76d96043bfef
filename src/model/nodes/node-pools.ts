// What bounds a node pool, and the nodes that Karpenter itself stands on. It knows no number of nodes.

import type { Cluster, NodeGroup } from '../schema/cluster/cluster.ts';
import type { NodePool } from '../schema/cluster/node-pool.ts';
import { instanceType } from './instance-types.ts';
import { nodeTaints, SYSTEM_TAINT } from './placement.ts';

export interface PoolLimits {
  readonly cpu: string;
  readonly memory: string;
}

/** As many of the smallest of its types as it may have: never more nodes than that. */
export function poolLimits({ instanceTypes: names, maxNodes }: NodePool): PoolLimits {
  const types = names.map((name) => {
    const type = instanceType(name);
    if (!type) throw new Error(`Size of ${name} is not known, which a rule reports`);
    return type;
  });
  const smallest = (sizes: readonly number[]) => maxNodes * Math.min(...sizes);
  return {
    cpu: String(smallest(types.map(({ cpus }) => cpus))),
    memory: inGib(smallest(types.map(({ memoryMib }) => memoryMib))),
  };
}

function inGib(mebibytes: number): string {
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}

/** Nodes that are there from the beginning and take Karpenter: of managed groups, or of a cluster that stands. */
export function homeNodes({ nodeGroups, existing }: Cluster): number {
  return Object.values(nodeGroups)
    .filter(isHome)
    .reduce((sum, { min }) => sum + min, existing?.nodes ?? 0);
}

function isHome(group: NodeGroup): boolean {
  return Object.entries(nodeTaints(group)).every(
    ([key, { effect }]) => effect === 'PreferNoSchedule' || key === SYSTEM_TAINT,
  );
}
