// Aurora: a cluster over one volume, its members, and readers that come and go.

import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy/index.js';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target/index.js';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance/index.js';
import { isReadOnly } from '../../../model/data/global-cluster.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { BACKUP_WINDOW, MAINTENANCE_WINDOW } from '../engine.ts';
import { databaseIdentifier, hostProperty, memberIdentifier } from '../names.ts';
import type { Database } from '../schema.ts';
import { globalArguments } from './global.ts';
import { addDatabaseLogs, clusterLogs } from './logs.ts';
import { addClusterParameters, type ClusterGroups } from './parameters.ts';
import {
  addAdministrator,
  backupArguments,
  type DatabaseTask,
  type Endpoints,
  serverArguments,
  UPGRADES,
  volumeArguments,
} from './shared.ts';

export function addAurora(module: RootModule, task: DatabaseTask): Endpoints {
  const { key, database } = task;
  const groups = addClusterParameters(module, key, database);
  const cluster = addCluster(module, task, groups);
  const members = Array.from({ length: database.instances }, (_, index) =>
    addMember(module, { ...task, cluster, parameterGroup: groups.member, member: index + 1 }),
  );
  addReaderScaling(module, task, members);
  return {
    host: cluster.endpoint,
    port: cluster.port.toString(),
    others: { [hostProperty('read')]: cluster.readerEndpoint },
  };
}

function addCluster(module: RootModule, task: DatabaseTask, groups: ClusterGroups): RdsCluster {
  const { key, database, subnetGroup } = task;
  const clusterIdentifier = databaseIdentifier(module.environment, key);
  const origin = ['databases', key];
  const { dependsOn, ...administrator } = administratorOf(module, task);
  const logs = clusterLogs(database);
  const of = { key, of: 'cluster', identifier: clusterIdentifier } as const;
  return module.resource(RdsCluster, key, origin, {
    ...volumeArguments(module, task),
    ...backupArguments(module, task),
    ...UPGRADES,
    clusterIdentifier,
    engine: database.engine,
    engineVersion: database.version,
    dbClusterParameterGroupName: groups.cluster,
    // A new major version takes it to all members at once, and AWS refuses one that names none. The provider
    // leaves it away where nothing else is upgraded (internal/service/rds/cluster.go at v5.100.0).
    dbInstanceParameterGroupName: groups.member,
    dbSubnetGroupName: subnetGroup,
    enabledCloudwatchLogsExports: [...logs],
    ...administrator,
    preferredBackupWindow: BACKUP_WINDOW,
    preferredMaintenanceWindow: MAINTENANCE_WINDOW,
    ...serverlessScaling(database),
    ...globalArguments(module, task),
    dependsOn: [...dependsOn, ...addDatabaseLogs(module, { ...of, origin, logs })],
  });
}

/** A secondary has the logins of its primary. */
function administratorOf(module: RootModule, task: DatabaseTask) {
  if (isReadOnly(task.database)) return { dependsOn: [] };
  const { username, managed, written, dependsOn } = addAdministrator(module, task);
  return {
    masterUsername: username,
    ...managed,
    ...(written === null
      ? {}
      : { masterPasswordWo: written.password, masterPasswordWoVersion: written.version }),
    dependsOn,
  };
}

function serverlessScaling({ serverless }: Database) {
  if (!serverless) return {};
  const { minCapacity, maxCapacity, autoPauseSeconds } = serverless;
  return {
    serverlessv2ScalingConfiguration: {
      minCapacity,
      maxCapacity,
      ...(autoPauseSeconds === null ? {} : { secondsUntilAutoPause: autoPauseSeconds }),
    },
  };
}

interface MemberTask extends DatabaseTask {
  readonly cluster: RdsCluster;
  readonly parameterGroup: string;
  /** Counted from 1: the first becomes the writer. */
  readonly member: number;
}

function addMember(module: RootModule, task: MemberTask): RdsClusterInstance {
  const { key, database, monitoring, cluster, parameterGroup, member } = task;
  const { zones } = module.environment.aws;
  return module.resource(RdsClusterInstance, `${key}-${member}`, ['databases', key, 'instances'], {
    ...serverArguments(module, task),
    applyImmediately: UPGRADES.applyImmediately,
    identifier: memberIdentifier(module.environment, key, member),
    clusterIdentifier: cluster.id,
    engine: database.engine,
    instanceClass: database.class,
    availabilityZone: zones[(member - 1) % zones.length] ?? '',
    copyTagsToSnapshot: true,
    dbParameterGroupName: parameterGroup,
    // Of the lowest tier is who takes over first.
    promotionTier: member - 1,
    preferredMaintenanceWindow: MAINTENANCE_WINDOW,
    tags: { Purpose: database.purpose },
    dependsOn: [...monitoring.attachments],
  });
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html */
function addReaderScaling(
  module: RootModule,
  { key, database }: DatabaseTask,
  members: readonly RdsClusterInstance[],
): void {
  const { readerScaling: scaling } = database;
  if (!scaling) return;
  const origin = ['databases', key, 'readerScaling'];
  const identifier = databaseIdentifier(module.environment, key);
  const target = module.resource(AppautoscalingTarget, `database-${key}-readers`, origin, {
    serviceNamespace: 'rds',
    scalableDimension: 'rds:cluster:ReadReplicaCount',
    resourceId: `cluster:${identifier}`,
    minCapacity: members.length - 1,
    maxCapacity: scaling.max,
    // Readers that are still to be made would be taken for missing ones.
    dependsOn: [...members],
  });
  module.resource(AppautoscalingPolicy, `database-${key}-readers`, origin, {
    name: `${identifier}-readers`,
    policyType: 'TargetTrackingScaling',
    serviceNamespace: target.serviceNamespace,
    scalableDimension: target.scalableDimension,
    resourceId: target.resourceId,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: scaling.cpuPercent,
      predefinedMetricSpecification: { predefinedMetricType: 'RDSReaderAverageCPUUtilization' },
    },
  });
}
