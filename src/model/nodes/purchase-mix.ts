// The stated purchase mix of the nodes, as whole nodes.
import type { Capacity } from '../schema/cluster/capacity.ts';
import type { Cluster } from '../schema/cluster/cluster.ts';

/** In the order in which they win a tie: `spot` last, so that a half never costs availability. */
export const PURCHASES = ['reserved', 'savingsPlan', 'onDemand', 'spot'] as const;
export type Purchase = (typeof PURCHASES)[number];

/** `maxNodes` in whole nodes by the largest remainder: the floors, then one each to whom most is missing. */
export function nodesByPurchase({
  maxNodes,
  shares,
}: Capacity): Readonly<Record<Purchase, number>> {
  // In hundredths of a node, so that no rounding of fractions decides a tie.
  const quotas = PURCHASES.map((purchase) => ({
    purchase,
    whole: Math.floor((maxNodes * shares[purchase]) / 100),
    rest: (maxNodes * shares[purchase]) % 100,
  }));
  const left = maxNodes - quotas.reduce((sum, { whole }) => sum + whole, 0);
  const raised = quotas
    .toSorted((one, other) => other.rest - one.rest)
    .slice(0, left)
    .map(({ purchase }) => purchase);
  const counts = quotas.map(({ purchase, whole }) => [
    purchase,
    whole + (raised.includes(purchase) ? 1 : 0),
  ]);
  return Object.fromEntries(counts) as Record<Purchase, number>;
}

export interface NodeCounts {
  /** Spot nodes that `capacity.shares` counts. */
  readonly spot: number;
  /** Spot nodes outside of it. */
  readonly outside: number;
  readonly onDemand: number;
}

/** The most nodes that node groups and node pools come to. */
export function largestCounts({ nodeGroups, nodePools, capacity }: Cluster): NodeCounts {
  const all = [
    ...Object.entries(nodeGroups).map(([key, group]) => ({ ...group, key, nodes: group.max })),
    ...Object.entries(nodePools).map(([key, pool]) => ({ ...pool, key, nodes: pool.maxNodes })),
  ].map((each) => ({
    nodes: each.nodes,
    side: each.capacity === 'onDemand' ? 'onDemand' : sideOfSpot(capacity, each.key),
  }));
  const count = (side: string) =>
    all.filter((each) => each.side === side).reduce((sum, { nodes }) => sum + nodes, 0);
  return { spot: count('spot'), outside: count('outside'), onDemand: count('onDemand') };
}

function sideOfSpot(capacity: Capacity | null, key: string): 'spot' | 'outside' {
  return capacity?.outside.includes(key) ? 'outside' : 'spot';
}

/** The fewest nodes: node pools may be empty. */
export function smallestCount({ nodeGroups }: Cluster): number {
  return Object.values(nodeGroups).reduce((sum, { min }) => sum + min, 0);
}
