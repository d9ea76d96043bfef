// The secret with what Alertmanager needs to reach Slack and PagerDuty; people fill it in.
import type { Environment } from '../schema/environment.ts';

/** The Secret in the cluster; Alertmanager finds each property as a file of this folder. */
export const NOTIFY_SECRET = 'alertmanager-notify';

/** Property with the URL of an incoming webhook. */
export function slackProperty(key: string): string {
  return `slack_${key.replaceAll('-', '_')}`;
}

/** Property with the integration key of an Events API v2 integration. */
export function pagerDutyProperty(key: string): string {
  return `pager_duty_${key.replaceAll('-', '_')}`;
}

/** All properties of the secret; none where nobody but mail addresses is told. */
export function notifyProperties({ observability }: Environment): readonly string[] {
  const { slack, pagerDuty } = observability.notify;
  return [
    ...Object.keys(slack).map(slackProperty),
    ...Object.keys(pagerDuty).map(pagerDutyProperty),
  ].sort();
}

/** Whether anything publishes to the alerts topic, or somebody waits for it to. */
export function hasAlerts({ cluster, cost, observability }: Environment): boolean {
  const { alarms, notify } = observability;
  const isAsked = Object.keys(alarms).length > 0 || Object.keys(notify.emails).length > 0;
  return cluster !== null || hasBudgets(cost) || hearsAnomalies(cost) || isAsked;
}

function hasBudgets(cost: Environment['cost']): boolean {
  return cost !== null && (cost.baseline !== null || cost.peak !== null);
}

/** Whether the alerts topic hears of cost anomalies; the other way is a mail a day. */
export function hearsAnomalies(cost: Environment['cost']): boolean {
  return cost?.anomalies?.frequency === 'IMMEDIATE';
}

/** Whether the alerts topic tells of what Amazon Inspector finds in images. */
export function hearsFindings(environment: Environment): boolean {
  const { continuousScan, shared } = environment.delivery.registry;
  return continuousScan && shared === null && hasAlerts(environment);
}
