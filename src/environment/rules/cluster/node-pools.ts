// What node pools need of the managed node groups beside them.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { homeNodes } from '../../../model/nodes/node-pools.ts';
import { takes } from '../../../model/nodes/placement.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const PATH = ['cluster', 'nodePools'];

export function checkNodePools(environment: Environment): readonly Diagnostic[] {
  const { cluster } = environment;
  if (cluster === null || Object.keys(cluster.nodePools).length === 0) return [];
  return [...home(environment), ...rivals(environment)];
}

/** https://karpenter.sh/docs/faq/ : it must not run on nodes that it makes itself. */
function home({ cluster }: Environment): readonly Diagnostic[] {
  if (cluster === null || homeNodes(cluster) > 0) return [];
  return [diagnostic('model/node-pools-homeless', {}, { path: PATH, target: 'key' })];
}

/** A pod that waits makes both of them add a node, if both have one it could use. */
function rivals(environment: Environment): readonly Diagnostic[] {
  const { cluster, addons, services } = environment;
  if (cluster === null || !addons['cluster-autoscaler']) return [];
  const groups = Object.entries(cluster.nodeGroups).filter(([, { min, max }]) => max > min);
  return groups.flatMap(([group, nodes]) => {
    const shared = Object.entries(services).find(
      ([, service]) =>
        takes(environment, nodes, service) &&
        Object.values(cluster.nodePools).some((pool) => takes(environment, pool, service)),
    );
    if (!shared) return [];
    const path = ['cluster', 'nodeGroups', group];
    return [diagnostic('model/two-node-autoscalers', { group, service: shared[0] }, { path })];
  });
}
