// The purchase mix of the nodes as the design states it, and what it comes to in whole nodes.

import {
  largestCounts,
  nodesByPurchase,
  type Purchase,
  smallestCount,
} from '../../../model/nodes/purchase-mix.ts';
import { code, table } from '../../../model/page/markdown.ts';
import { clusterOf } from '../../../model/parts.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const TITLES = {
  spot: { title: 'Spot', runs: 'spot' },
  reserved: { title: 'Reserved Instances, bought by hand', runs: 'on demand' },
  savingsPlan: { title: 'Savings Plans, bought by hand', runs: 'on demand' },
  onDemand: { title: 'On demand', runs: 'on demand' },
} as const satisfies Record<Purchase, unknown>;

export function renderPurchaseMix(environment: Environment): readonly string[] {
  if (!environment.cluster?.capacity) return [];
  const cluster = clusterOf(environment);
  const { capacity } = environment.cluster;
  const counts = nodesByPurchase(capacity);
  const purchases = (Object.keys(TITLES) as Purchase[]).filter(
    (purchase) => capacity.shares[purchase] > 0,
  );
  const rows = purchases.map((purchase) => [
    TITLES[purchase].title,
    TITLES[purchase].runs,
    `${capacity.shares[purchase]} %`,
    String(counts[purchase]),
    percent(counts[purchase], capacity.maxNodes),
  ]);
  const { outside } = largestCounts(cluster);
  return [
    ...table(['Purchase', 'Runs as', 'Stated', 'Nodes', 'Rounds to'], rows),
    '',
    `- From ${smallestCount(cluster)} to ${capacity.maxNodes} nodes; shares are rounded to whole nodes by the largest remainder`,
    ...(outside === 0
      ? []
      : [`- Spot as well, outside of the shares: ${outside} nodes of ${named(capacity.outside)}`]),
  ];
}

/** `46.7 %`, and `60 %` where nothing was rounded. */
function percent(nodes: number, of: number): string {
  return `${Math.round((nodes * 1000) / of) / 10} %`;
}

function named(keys: readonly string[]): string {
  return [...keys].sort().map(code).join(', ');
}
