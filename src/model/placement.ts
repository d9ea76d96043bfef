// Which nodes the pods of a service may run on.
import type { NodeGroup } from './schema/cluster.ts';
import type { Environment } from './schema/environment.ts';
import type { Service } from './schema/service.ts';
import { sortedEntries } from './sorted-entries.ts';

/** Label that EKS gives every node of a managed node group, with `ON_DEMAND` or `SPOT`. */
export const CAPACITY_LABEL = 'eks.amazonaws.com/capacityType';

export interface Toleration {
  readonly key: string;
  readonly operator: 'Equal';
  readonly value: string;
  readonly effect: NodeGroup['taints'][string]['effect'];
}

/** Services that may run on spot nodes tolerate whatever taints those nodes; others tolerate none. */
export function tolerationsOf({ cluster }: Environment, service: Service): readonly Toleration[] {
  if (service.capacity !== 'spot' || cluster === null) return [];
  const all = sortedEntries(cluster.nodeGroups)
    .filter(([, { capacity }]) => capacity === 'spot')
    .flatMap(([, { taints }]) =>
      sortedEntries(taints).map(
        ([key, { value, effect }]): Toleration => ({ key, operator: 'Equal', value, effect }),
      ),
    );
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

/** Whether the scheduler may put pods of the service on nodes of the group. */
export function takes(environment: Environment, group: NodeGroup, service: Service): boolean {
  if (service.capacity === 'onDemand' && group.capacity !== 'onDemand') return false;
  const tolerated = tolerationsOf(environment, service);
  return Object.entries(group.taints).every(
    ([key, { value, effect }]) =>
      effect === 'PreferNoSchedule' ||
      tolerated.some((each) => each.key === key && each.value === value && each.effect === effect),
  );
}
