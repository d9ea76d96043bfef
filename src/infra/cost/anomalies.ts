// AWS Cost Anomaly Detection. Cost Explorer answers in one region for all of them, and the provider
// finds it from every region.
import { CeAnomalyMonitor } from '@cdktf/provider-aws/lib/ce-anomaly-monitor/index.js';
import { CeAnomalySubscription } from '@cdktf/provider-aws/lib/ce-anomaly-subscription/index.js';
import { prefixOf } from '../../model/naming/core.ts';
import { alertsTopicArn } from '../../model/naming/operations.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Cost } from '../../model/schema/operations/cost.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['cost', 'anomalies'];

export function addAnomalies(module: RootModule, { anomalies }: Cost): void {
  if (anomalies === null) return;
  const { environment } = module;
  const name = `${prefixOf(environment)}-services`;
  // Monitors of tags or linked accounts exist in the management account alone; this one in each.
  const monitor = module.resource(CeAnomalyMonitor, 'services', ORIGIN, {
    name,
    monitorType: 'DIMENSIONAL',
    monitorDimension: 'SERVICE',
  });
  module.resource(CeAnomalySubscription, 'services', ORIGIN, {
    name,
    frequency: anomalies.frequency,
    monitorArnList: [monitor.arn],
    subscriber: subscribersOf(environment, anomalies.frequency),
    thresholdExpression: {
      dimension: {
        key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
        matchOptions: ['GREATER_THAN_OR_EQUAL'],
        values: [String(anomalies.thresholdUsd)],
      },
    },
  });
}

/** A topic hears single anomalies only, a mail address only summaries.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalySubscription.html */
function subscribersOf(environment: Environment, frequency: 'IMMEDIATE' | 'DAILY') {
  if (frequency === 'IMMEDIATE') return [{ type: 'SNS', address: alertsTopicArn(environment) }];
  return sortedEntries(environment.observability.notify.emails).map(([, address]) => ({
    type: 'EMAIL',
    address,
  }));
}
