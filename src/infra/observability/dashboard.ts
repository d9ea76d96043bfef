// One CloudWatch dashboard per environment: a widget per store, load balancer and the cluster.
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import { isAurora } from '../../model/data/database-engine.ts';
import { prefixOf } from '../../model/naming/core.ts';
import {
  cacheId,
  databaseIdentifier,
  documentDatabaseIdentifier,
  kafkaName,
  replicaIdentifier,
  searchDomainName,
} from '../../model/naming/data.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { RootModule } from '../root-module.ts';

interface Widget {
  readonly title: string;
  readonly namespace: string;
  readonly dimensions: readonly string[];
  readonly metrics: readonly string[];
}

const DATABASE_METRICS = ['CPUUtilization', 'DatabaseConnections', 'FreeableMemory'];
const INSTANCE = (identifier: string) => ({
  dimensions: ['DBInstanceIdentifier', identifier],
  metrics: [...DATABASE_METRICS, 'FreeStorageSpace'],
});
const CLUSTER = (identifier: string) => ({
  dimensions: ['DBClusterIdentifier', identifier],
  metrics: [...DATABASE_METRICS, 'VolumeBytesUsed', 'AuroraReplicaLagMaximum'],
});

const WIDTH = 8;
const HEIGHT = 6;
const PER_ROW = 3;

export function addDashboard(module: RootModule): void {
  const { environment } = module;
  const widgets = [
    ...clusterWidgets(environment),
    ...storeWidgets(environment),
    ...balancerWidgets(module),
  ];
  if (widgets.length === 0) return;
  module.resource(CloudwatchDashboard, 'main', ['observability'], {
    dashboardName: prefixOf(environment),
    dashboardBody: JSON.stringify({
      widgets: widgets.map((widget, index) => render(widget, index, environment.aws.region)),
    }),
  });
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

function storeWidgets(environment: Environment): readonly Widget[] {
  const { databases, documentDatabases, caches, kafka, search, aws } = environment;
  return [
    ...Object.entries(databases).map(([key, database]) => ({
      title: `Database ${key}`,
      namespace: 'AWS/RDS',
      ...(isAurora(database) ? CLUSTER : INSTANCE)(databaseIdentifier(environment, key)),
    })),
    ...Object.entries(databases).flatMap(([key, { replicas }]) =>
      Object.keys(replicas).map((replica) => ({
        title: `Replica ${replica} of ${key}`,
        namespace: 'AWS/RDS',
        dimensions: ['DBInstanceIdentifier', replicaIdentifier(environment, key, replica)],
        metrics: ['ReplicaLag', 'CPUUtilization', 'DatabaseConnections'],
      })),
    ),
    ...Object.keys(documentDatabases).map((key) => ({
      title: `Document database ${key}`,
      namespace: 'AWS/DocDB',
      dimensions: ['DBClusterIdentifier', documentDatabaseIdentifier(environment, key)],
      metrics: [
        'CPUUtilization',
        'DatabaseConnections',
        'FreeableMemory',
        'DBClusterReplicaLagMaximum',
      ],
    })),
    ...Object.keys(caches).map((key) => ({
      title: `Cache ${key}`,
      namespace: 'AWS/ElastiCache',
      dimensions: ['ReplicationGroupId', cacheId(environment, key)],
      metrics: ['EngineCPUUtilization', 'DatabaseMemoryUsagePercentage', 'CurrConnections'],
    })),
    ...Object.keys(kafka).map((key) => ({
      title: `Kafka ${key}`,
      namespace: 'AWS/Kafka',
      dimensions: ['Cluster Name', kafkaName(environment, key)],
      metrics: ['ActiveControllerCount', 'OfflinePartitionsCount', 'GlobalTopicCount'],
    })),
    ...Object.keys(search).map((key) => ({
      title: `Search ${key}`,
      namespace: 'AWS/ES',
      dimensions: ['ClientId', aws.account, 'DomainName', searchDomainName(environment, key)],
      metrics: ['CPUUtilization', 'JVMMemoryPressure', 'FreeStorageSpace', 'ClusterStatus.red'],
    })),
  ];
}

const BALANCER_METRICS = {
  application: {
    namespace: 'AWS/ApplicationELB',
    metrics: ['RequestCount', 'HTTPCode_Target_5XX_Count', 'TargetResponseTime'],
  },
  network: {
    namespace: 'AWS/NetworkELB',
    metrics: ['NewFlowCount', 'ActiveFlowCount', 'TCP_Target_Reset_Count'],
  },
} as const;

function balancerWidgets(module: RootModule): readonly Widget[] {
  return Object.entries(module.environment.edge.loadBalancers).map(([key, { type }]) => ({
    title: `Load balancer ${key}`,
    ...BALANCER_METRICS[type],
    dimensions: ['LoadBalancer', module.stateOf('edge').entry('load_balancer_suffixes', key)],
  }));
}

function render(widget: Widget, index: number, region: string) {
  return {
    type: 'metric',
    x: (index % PER_ROW) * WIDTH,
    y: Math.floor(index / PER_ROW) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: {
      title: widget.title,
      region,
      view: 'timeSeries',
      period: 300,
      metrics: widget.metrics.map((metric) => [widget.namespace, metric, ...widget.dimensions]),
    },
  };
}
