import { describe, expect, it } from 'vitest';
import {
  largestCounts,
  nodesByPurchase,
  smallestCount,
} from '../../../src/model/nodes/purchase-mix.ts';
import { Capacity } from '../../../src/model/schema/cluster/capacity.ts';
import type { Cluster } from '../../../src/model/schema/cluster/cluster.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { withNodePools } from '../../support/with-node-pools.ts';

function nodes(maxNodes: number, shares: Readonly<Record<string, number>>) {
  return nodesByPurchase(Capacity.parse({ maxNodes, shares }));
}

function clusterWith(overrides: Overrides): Cluster {
  const { cluster } = anEnvironment(overrides);
  if (!cluster) throw new Error('No cluster');
  return cluster;
}

describe('nodesByPurchase', () => {
  it('gives the half that spot and reserved both miss to the reserved (S1-CMP-05, S1-COST-21)', () => {
    const mix = nodes(15, { spot: 50, reserved: 30, onDemand: 20 });

    expect(mix).toEqual({ spot: 7, reserved: 5, savingsPlan: 0, onDemand: 3 });
  });

  it('rounds nothing where shares are whole nodes (S1-CMP-01, S1-COST-20, S1-CMP-09)', () => {
    expect(nodes(10, { spot: 70, onDemand: 30 })).toMatchObject({ spot: 7, onDemand: 3 });
    expect(nodes(30, { reserved: 60, savingsPlan: 30, onDemand: 10 })).toEqual({
      spot: 0,
      reserved: 18,
      savingsPlan: 9,
      onDemand: 3,
    });
  });

  it('raises who misses most, be it spot', () => {
    expect(nodes(7, { spot: 70, onDemand: 30 })).toMatchObject({ spot: 5, onDemand: 2 });
  });

  it.each([
    [1, { spot: 34, reserved: 33, onDemand: 33 }],
    [13, { spot: 29, reserved: 29, savingsPlan: 21, onDemand: 21 }],
    [100, { spot: 1, onDemand: 99 }],
  ])('gives out all of %i nodes', (maxNodes, shares) => {
    const sum = Object.values(nodes(maxNodes, shares)).reduce((total, each) => total + each, 0);

    expect(sum).toBe(maxNodes);
  });
});

describe('counts of nodes', () => {
  const cluster = clusterWith(withNodePools());

  it('are those of node groups and node pools together (S1-CMP-04, S1-CMP-08, S1-CMP-12)', () => {
    expect(largestCounts(cluster)).toEqual({ spot: 5, outside: 0, onDemand: 24 });
    expect(smallestCount(cluster)).toBe(2);
  });

  it('tell apart what the share of spot leaves out (S1-CMP-10)', () => {
    const capacity = Capacity.parse({ maxNodes: 29, shares: {}, outside: ['batch'] });

    expect(largestCounts({ ...cluster, capacity })).toEqual({ spot: 0, outside: 5, onDemand: 24 });
  });
});
