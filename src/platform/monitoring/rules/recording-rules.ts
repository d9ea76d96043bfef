// What Prometheus records, for others to ask for.
import {
  NODE_METRIC_NAMES,
  NODE_METRICS,
  NODE_METRICS_DIMENSION,
} from '../../../model/operations/node-metrics.ts';
import { clusterOf } from '../../../model/parts.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { RuleGroup } from './rule.ts';

export function recordingRules(environment: Environment): readonly RuleGroup[] {
  if (!environment.observability.metrics.nodesToCloudWatch) return [];
  const labels = { [NODE_METRICS_DIMENSION]: clusterOf(environment).name };
  const rules = NODE_METRIC_NAMES.map((record) => ({ record, expr: NODE_METRICS[record], labels }));
  return [{ name: 'nodes', rules }];
}
