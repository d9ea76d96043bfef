// Node pools, and what they can come to.
import { poolLimits } from '../../../model/nodes/node-pools.ts';
import { PURCHASED_AS } from '../../../model/nodes/placement.ts';
import { code, table } from '../../../model/page/markdown.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';

export function renderNodePools({ cluster }: Environment): readonly string[] {
  const pools = sortedEntries(cluster?.nodePools ?? {});
  if (pools.length === 0) return [];
  const rows = pools.map(([key, pool]) => {
    const { cpu, memory } = poolLimits(pool);
    const types = pool.instanceTypes.map(code).join(', ');
    const limits = `${cpu} vCPU, ${memory}`;
    return [code(key), types, PURCHASED_AS[pool.capacity], String(pool.maxNodes), limits];
  });
  return table(['Node pool', 'Instance types', 'Capacity', 'Most nodes', 'Limits'], rows);
}
