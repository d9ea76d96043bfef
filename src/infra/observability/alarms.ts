// CloudWatch alarms: from what is measured and a percentage to namespace, metric and threshold.

import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { measureOf } from '../../environment/measures.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { alertsTopicArn } from '../../model/naming/operations.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Alarm } from '../../model/schema/operations/observability.ts';
import type { RootModule } from '../../terraform/root-module.ts';

type Threshold = Partial<CloudwatchMetricAlarmConfig> & { readonly threshold: number };

const OWN: Readonly<Record<string, (module: RootModule, alarm: Alarm) => Threshold>> = {
  nodeCpu: (module, alarm) => containerInsights(module, alarm, 'node_cpu_utilization'),
  nodeMemory: (module, alarm) => containerInsights(module, alarm, 'node_memory_utilization'),
  errorRate,
};

export function addAlarms(module: RootModule): void {
  const { environment } = module;
  for (const [key, alarm] of Object.entries(environment.observability.alarms)) {
    const topic = alertsTopicArn(environment);
    module.resource(CloudwatchMetricAlarm, key, ['observability', 'alarms', key], {
      comparisonOperator: 'GreaterThanThreshold',
      ...(OWN[alarm.metric] ?? ofKind)(module, alarm),
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

function containerInsights(module: RootModule, alarm: Alarm, metric: string): Threshold {
  return {
    ...single(alarm, 'ContainerInsights', metric),
    dimensions: { ClusterName: clusterOf(module.environment).name },
  };
}

/** What is free is compared the other way round, and what is counted by its sum. */
function ofKind({ environment }: RootModule, alarm: Alarm): Threshold {
  const { measure } = measureOf(alarm.metric) ?? {};
  if (!measure) throw new Error(`Not a measure: ${alarm.metric}`);
  const { namespace, metricName, isBelow, isPerSecond } = measure;
  const key = alarm.of ?? '';
  const plain = single(alarm, namespace, metricName);
  const threshold = measure.threshold?.(environment, key, alarm.abovePercent) ?? plain.threshold;
  return {
    ...plain,
    dimensions: measure.dimensions(environment, key),
    threshold: isPerSecond ? threshold * plain.period : threshold,
    ...(isPerSecond ? { statistic: 'Sum' } : {}),
    ...(isBelow ? { comparisonOperator: 'LessThanThreshold' } : {}),
  };
}

function errorRate(module: RootModule, alarm: Alarm): Threshold {
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
