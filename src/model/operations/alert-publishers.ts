// Who publishes to the topic of alerts.
import type { Environment } from '../schema/environment.ts';
import type { Statement } from '../statement.ts';
import { hearsAnomalies, hearsFindings, hearsImageFindings } from './notify.ts';

type Publisher = Pick<Statement, 'sid' | 'principals' | 'condition'>;

/** Services of AWS that may publish; the key of the topic lets in the same. */
export function alertPublishers(environment: Environment): readonly Publisher[] {
  const condition = { StringEquals: { 'aws:SourceAccount': environment.aws.account } };
  const ours = {
    Alarms: 'cloudwatch.amazonaws.com',
    Budgets: 'budgets.amazonaws.com',
    ...(hearsAnomalies(environment.cost) ? { CostAnomalies: 'costalerts.amazonaws.com' } : {}),
  };
  return [
    ...Object.entries(ours).map(([sid, service]) => ({
      sid,
      principals: { Service: service },
      condition,
    })),
    // EventBridge does not say for whom it publishes: a condition would never be met.
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
    ...(hearsFindings(environment) || hearsImageFindings(environment)
      ? [{ sid: 'Findings', principals: { Service: 'events.amazonaws.com' } }]
      : []),
  ];
}
