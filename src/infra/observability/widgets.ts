// What a dashboard shows of an environment, by names that are computed.
import type { Widget } from '../../kinds/contract/page-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import {
  areNodesMeasured,
  NODE_METRICS_DIMENSION,
  NODE_METRICS_NAMESPACE,
} from '../../model/operations/node-metrics.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Nodes and stores. */
export function namedWidgets(environment: Environment): readonly Widget[] {
  return [
    ...clusterWidgets(environment),
    ...everyKind.flatMap(({ page }) => page?.widgets?.(environment) ?? []),
  ];
}

function clusterWidgets(environment: Environment): readonly Widget[] {
  if (!areNodesMeasured(environment)) return [];
  return [
    {
      title: 'Nodes',
      namespace: NODE_METRICS_NAMESPACE,
      dimensions: [NODE_METRICS_DIMENSION, clusterOf(environment).name],
      metrics: ['node_cpu_utilization', 'node_memory_utilization', 'cluster_failed_node_count'],
    },
  ];
}
