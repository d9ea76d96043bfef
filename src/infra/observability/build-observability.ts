// Stack `observability`: log groups, the alerts topic, alarms, the dashboard, trace grouping, and what
// is shared with other accounts.
import { sendsMetrics } from '../../addons/opentelemetry-collector/application-metrics.ts';
import {
  logGroupName,
  metricLogGroupName,
  nodeMetricsLogGroupName,
  podLogGroupName,
} from '../../model/naming/operations.ts';
import { hasAlerts } from '../../model/operations/notify.ts';
import { clusterOf } from '../../model/parts.ts';
import { podNames } from '../../model/services/pod-names.ts';
import { addLogGroup } from '../../terraform/log-group.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addAlarms } from './alarms.ts';
import { addAlertsTopic } from './alerts-topic.ts';
import { addDashboard } from './dashboard.ts';
import { addImageFindings } from './image-findings.ts';
import { addLink, addSink } from './sharing.ts';
import { addTracing } from './tracing.ts';

export function buildObservability(module: RootModule): void {
  const { environment } = module;
  const hasPods = environment.cluster !== null;
  if (hasPods && environment.observability.logs.sink === 'cloudwatch') addPodLogs(module);
  if (environment.observability.metrics.nodesToCloudWatch) addNodeMetrics(module);
  if (hasPods && sendsMetrics(environment)) addMetricLogs(module);
  if (hasAlerts(environment)) addAlertsTopic(module);
  addAlarms(module);
  addDashboard(module);
  addImageFindings(module);
  addTracing(module);
  addSink(module);
  addLink(module);
}

/** A group per service and release, and one for all other pods. */
function addPodLogs(module: RootModule): void {
  const { environment } = module;
  for (const { name, origin } of podNames(environment)) {
    addLogGroup(module, name, { name: logGroupName(environment, name), origin });
  }
  addLogGroup(module, 'pods', {
    name: podLogGroupName(environment),
    origin: ['observability', 'logs'],
  });
}

/** The collector would make it itself, without retention and key. */
function addNodeMetrics(module: RootModule): void {
  addLogGroup(module, 'node-metrics', {
    name: nodeMetricsLogGroupName(clusterOf(module.environment).name),
    origin: ['observability', 'metrics', 'nodesToCloudWatch'],
  });
}

/** CloudWatch keeps the metrics by itself; this is what it has read them from. */
function addMetricLogs(module: RootModule): void {
  addLogGroup(module, 'application-metrics', {
    name: metricLogGroupName(module.environment),
    origin: ['observability', 'metrics', 'cloudWatch'],
  });
}
