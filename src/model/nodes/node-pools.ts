// What bounds a node pool. Karpenter knows no number of nodes.

import type { NodePool } from '../schema/cluster/node-pool.ts';
import { instanceTypes } from './instance-types.ts';

export interface PoolLimits {
  readonly cpu: string;
  readonly memory: string;
}

/** As many of the smallest of its types as it may have: never more nodes than that. */
export function poolLimits({ instanceTypes: names, maxNodes }: NodePool): PoolLimits {
  const types = names.map((name) => {
    const type = instanceTypes[name];
    if (!type) throw new Error(`Size of ${name} is not known, which a rule reports`);
    return type;
  });
  const smallest = (sizes: readonly number[]) => maxNodes * Math.min(...sizes);
  return {
    cpu: String(smallest(types.map(({ cpus }) => cpus))),
    memory: `${smallest(types.map(({ memoryGib }) => memoryGib))}Gi`,
  };
}
