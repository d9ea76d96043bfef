// CloudWatch alarms: from what is measured and a percentage to namespace, metric and threshold.

import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { isAurora } from '../../model/data/database-engine.ts';
import { memoryOf } from '../../model/data/database-memory.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { databaseIdentifier } from '../../model/naming/data.ts';
import { alertsTopicArn } from '../../model/naming/operations.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Alarm } from '../../model/schema/operations/observability.ts';
import type { RootModule } from '../../terraform/root-module.ts';

type Measure = Partial<CloudwatchMetricAlarmConfig> & { readonly threshold: number };

const MEASURES = {
  nodeCpu: (module, alarm) => containerInsights(module, alarm, 'node_cpu_utilization'),
  nodeMemory: (module, alarm) => containerInsights(module, alarm, 'node_memory_utilization'),
  databaseCpu: (module, alarm) => rds(module, alarm, 'CPUUtilization'),
  databaseFreeMemory,
  databaseConnections,
  errorRate,
} as const satisfies Record<Alarm['metric'], (module: RootModule, alarm: Alarm) => Measure>;

export function addAlarms(module: RootModule): void {
  const { environment } = module;
  for (const [key, alarm] of Object.entries(environment.observability.alarms)) {
    const topic = alertsTopicArn(environment);
    module.resource(CloudwatchMetricAlarm, key, ['observability', 'alarms', key], {
      comparisonOperator: 'GreaterThanThreshold',
      ...MEASURES[alarm.metric](module, alarm),
      alarmName: `${prefixOf(environment)}-${key}`,
      alarmDescription: `${alarm.title} above ${alarm.abovePercent}% for ${alarm.forMinutes} minutes`,
      evaluationPeriods: 1,
      treatMissingData: alarm.metric === 'errorRate' ? 'notBreaching' : 'missing',
      alarmActions: [topic],
      okActions: [topic],
    });
  }
}

function single(alarm: Alarm, namespace: string, metricName: string) {
  return {
    namespace,
    metricName,
    statistic: 'Average',
    period: alarm.forMinutes * 60,
    threshold: alarm.abovePercent,
  };
}

function containerInsights(module: RootModule, alarm: Alarm, metric: string): Measure {
  return {
    ...single(alarm, 'ContainerInsights', metric),
    dimensions: { ClusterName: clusterOf(module.environment).name },
  };
}

function rds(module: RootModule, alarm: Alarm, metric: string): Measure {
  const key = alarm.of ?? '';
  const database = module.environment.databases[key];
  // Of a cluster, CloudWatch takes the average of its members.
  const dimension = database && isAurora(database) ? 'DBClusterIdentifier' : 'DBInstanceIdentifier';
  return {
    ...single(alarm, 'AWS/RDS', metric),
    dimensions: { [dimension]: databaseIdentifier(module.environment, key) },
  };
}

/** RDS counts connections; the percentage is of what the parameter group allows. */
function databaseConnections(module: RootModule, alarm: Alarm): Measure {
  const allowed = module.environment.databases[alarm.of ?? '']?.maxConnections ?? 0;
  return {
    ...rds(module, alarm, 'DatabaseConnections'),
    threshold: (allowed * alarm.abovePercent) / 100,
  };
}

/** RDS reports free memory only, so the comparison is turned round. */
function databaseFreeMemory(module: RootModule, alarm: Alarm): Measure {
  const database = module.environment.databases[alarm.of ?? ''];
  const total = database ? memoryOf(database) : 0;
  return {
    ...rds(module, alarm, 'FreeableMemory'),
    comparisonOperator: 'LessThanThreshold',
    threshold: Math.round(total * (1 - alarm.abovePercent / 100)),
  };
}

function errorRate(module: RootModule, alarm: Alarm): Measure {
  const suffix = module.stateOf('edge').entry('load_balancer_suffixes', alarm.of ?? '');
  const metric = (metricName: string) => ({
    namespace: 'AWS/ApplicationELB',
    metricName,
    dimensions: { LoadBalancer: suffix },
    period: alarm.forMinutes * 60,
    stat: 'Sum',
  });
  return {
    threshold: alarm.abovePercent,
    metricQuery: [
      {
        id: 'rate',
        label: 'Share of 5xx answers',
        expression: '100 * (FILL(target, 0) + FILL(balancer, 0)) / requests',
        returnData: true,
      },
      { id: 'target', metric: metric('HTTPCode_Target_5XX_Count') },
      { id: 'balancer', metric: metric('HTTPCode_ELB_5XX_Count') },
      { id: 'requests', metric: metric('RequestCount') },
    ],
  };
}
