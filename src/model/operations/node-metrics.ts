// What the nodes of a cluster use: as Prometheus records it, and under the names by which CloudWatch knows it
// from its own agent, so that alarms and dashboards need not know who measures.
import type { Environment } from '../schema/environment.ts';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-EKS.html */
export const NODE_METRICS_NAMESPACE = 'ContainerInsights';
export const NODE_METRICS_DIMENSION = 'ClusterName';

/** By name, in PromQL. */
export const NODE_METRICS = {
  // A node that is silent is neither ready nor unready, and has failed too.
  cluster_failed_node_count:
    'sum(kube_node_status_condition{condition="Ready",status="true"} == bool 0)',
  node_cpu_utilization: '100 * (1 - avg(rate(node_cpu_seconds_total{mode="idle"}[5m])))',
  node_memory_utilization:
    '100 * (1 - avg(node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes))',
} as const;

export const NODE_METRIC_NAMES = Object.keys(
  NODE_METRICS,
) as readonly (keyof typeof NODE_METRICS)[];

/** By the agent of CloudWatch, or by Prometheus for CloudWatch. */
export function areNodesMeasured({ cluster, observability }: Environment): boolean {
  if (cluster === null) return false;
  return (
    observability.metrics.nodesToCloudWatch ||
    cluster.addons['amazon-cloudwatch-observability'] !== undefined
  );
}
