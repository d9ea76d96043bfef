// What a dashboard shows of an environment, by names that are computed.
import type { Widget } from '../../kinds/contract/page-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { isAurora } from '../../model/data/database-engine.ts';
import {
  databaseIdentifier,
  documentDatabaseIdentifier,
  replicaIdentifier,
} from '../../model/naming/data.ts';
import type { Environment } from '../../model/schema/environment.ts';

const DATABASE_METRICS = ['CPUUtilization', 'DatabaseConnections', 'FreeableMemory'];
const INSTANCE = (identifier: string) => ({
  dimensions: ['DBInstanceIdentifier', identifier],
  metrics: [...DATABASE_METRICS, 'FreeStorageSpace'],
});
const CLUSTER = (identifier: string) => ({
  dimensions: ['DBClusterIdentifier', identifier],
  metrics: [...DATABASE_METRICS, 'VolumeBytesUsed', 'AuroraReplicaLagMaximum'],
});

/** Nodes and stores. */
export function namedWidgets(environment: Environment): readonly Widget[] {
  return [
    ...clusterWidgets(environment),
    ...storeWidgets(environment),
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

function storeWidgets(environment: Environment): readonly Widget[] {
  const { databases, documentDatabases } = environment;
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
  ];
}
