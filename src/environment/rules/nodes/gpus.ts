// GPUs: those that pods ask for, and those that stand idle.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { GPU, gpusOn, isGpuNode } from '../../../model/nodes/gpus.ts';
import { gpusOf, type Nodes, nodesOf, takes } from '../../../model/nodes/placement.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkGpus(environment: Environment): readonly Diagnostic[] {
  return [...absent(environment), ...idle(environment)];
}

/** Where no nodes are written, they are somebody else's. */
function absent(environment: Environment): readonly Diagnostic[] {
  const { cluster, services } = environment;
  const nodes = cluster === null ? [] : nodesOf(cluster);
  if (nodes.length === 0) return [];
  return Object.entries(services).flatMap(([key, service]) => {
    const wanted = gpusOf(service);
    if (wanted === 0 || nodes.some((each) => takes(environment, each, service))) return [];
    const args = { service: key, wanted, found: Math.max(0, ...nodes.map(gpusOn)) };
    const path = ['services', key, 'resources', 'extended', GPU];
    return [diagnostic('model/gpus-absent', args, { path })];
  });
}

function idle(environment: Environment): readonly Diagnostic[] {
  const { cluster, services } = environment;
  if (cluster === null) return [];
  return (['nodeGroups', 'nodePools'] as const).flatMap((collection) =>
    Object.entries<Nodes>(cluster[collection])
      .filter(([, nodes]) => isGpuNode(nodes))
      .filter(
        ([, nodes]) => !Object.values(services).some((each) => takes(environment, nodes, each)),
      )
      .map(([key]) => {
        const path = ['cluster', collection, key];
        return diagnostic('model/gpus-idle', { nodes: key }, { path, target: 'key' });
      }),
  );
}
