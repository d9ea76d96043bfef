// What AWS publishes to CloudWatch, as far as alarms and dashboards ask for it.

export interface Published {
  readonly metrics: readonly string[];
  /** Sets of dimensions that series have; with others there is no series. */
  readonly dimensions: readonly (readonly string[])[];
}

export const CLOUD_METRICS: Readonly<Record<string, Published>> = {
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
  'AWS/ApplicationELB': {
    metrics: [
      'HTTPCode_ELB_5XX_Count',
      'HTTPCode_Target_5XX_Count',
      'RequestCount',
      'TargetResponseTime',
    ],
    dimensions: [['LoadBalancer'], ['LoadBalancer', 'TargetGroup']],
  },
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
  'AWS/NetworkELB': {
    metrics: ['ActiveFlowCount', 'NewFlowCount', 'TCP_Target_Reset_Count'],
    dimensions: [['LoadBalancer']],
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-EKS.html
  ContainerInsights: {
    metrics: ['cluster_failed_node_count', 'node_cpu_utilization', 'node_memory_utilization'],
    dimensions: [['ClusterName']],
  },
  // By node, and not by replication group: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html
  'AWS/ElastiCache': {
    metrics: ['CurrConnections', 'DatabaseMemoryUsagePercentage', 'EngineCPUUtilization'],
    dimensions: [['CacheClusterId'], ['CacheClusterId', 'CacheNodeId']],
  },
  // https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html
  'AWS/Kafka': {
    metrics: ['ActiveControllerCount', 'GlobalTopicCount', 'OfflinePartitionsCount'],
    dimensions: [['Cluster Name']],
  },
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-cloudwatchmetrics.html
  'AWS/ES': {
    metrics: ['CPUUtilization', 'ClusterStatus.red', 'FreeStorageSpace', 'JVMMemoryPressure'],
    dimensions: [['ClientId', 'DomainName']],
  },
};
