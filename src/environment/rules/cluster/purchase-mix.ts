// Whether node groups and node pools add up to the purchase mix that the design states.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { largestCounts, nodesByPurchase } from '../../../model/nodes/purchase-mix.ts';
import type { Capacity } from '../../../model/schema/cluster/capacity.ts';
import type { Cluster } from '../../../model/schema/cluster/cluster.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const PATH = ['cluster', 'capacity'];

export function checkPurchaseMix({ cluster }: Environment): readonly Diagnostic[] {
  if (!cluster?.capacity) return [];
  const { capacity } = cluster;
  // Bounds that are swapped are reported as such.
  const isSwapped = Object.values(cluster.nodeGroups).some(({ min, max }) => min > max);
  return [...strangers(cluster, capacity), ...(isSwapped ? [] : sums(cluster, capacity))];
}

function sums(cluster: Cluster, capacity: Capacity): readonly Diagnostic[] {
  const { maxNodes, shares } = capacity;
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  if (sum !== 100)
    return [diagnostic('model/capacity-shares', { sum }, { path: [...PATH, 'shares'] })];
  const { spot, outside, onDemand } = largestCounts(cluster);
  const wanted = nodesByPurchase(capacity).spot;
  const asked = [
    { what: 'spot nodes', found: spot, wanted },
    { what: 'on-demand nodes', found: onDemand + outside, wanted: maxNodes - wanted },
  ];
  return asked
    .filter((each) => each.found !== each.wanted)
    .map((each) => diagnostic('model/capacity-split', each, { path: PATH, target: 'key' }));
}

/** Only what has spot capacity can be left out of it. */
function strangers(
  { nodeGroups, nodePools }: Cluster,
  { outside }: Capacity,
): readonly Diagnostic[] {
  const among = [nodeGroups, nodePools].flatMap((nodes) =>
    Object.entries(nodes)
      .filter(([, { capacity }]) => capacity === 'spot')
      .map(([key]) => key),
  );
  return outside.flatMap((key, index) =>
    among.includes(key)
      ? []
      : [diagnostic('model/capacity-outside', { key }, { path: [...PATH, 'outside', index] })],
  );
}
