// What a dashboard shows of an environment, by names that are computed.
import type { Widget } from '../../kinds/contract/page-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Nodes and stores. */
export function namedWidgets(environment: Environment): readonly Widget[] {
  return [
    ...clusterWidgets(environment),
    ...everyKind.flatMap(({ page }) => page?.widgets?.(environment) ?? []),
  ];
}

function clusterWidgets({ cluster }: Environment): readonly Widget[] {
  if (cluster === null) return [];
  return [
    {
      title: 'Nodes',
      namespace: 'ContainerInsights',
      dimensions: ['ClusterName', cluster.name],
      metrics: ['node_cpu_utilization', 'node_memory_utilization', 'cluster_failed_node_count'],
    },
  ];
}
