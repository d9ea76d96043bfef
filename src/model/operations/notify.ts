// The secret with what Alertmanager and Argo CD need to reach Slack and PagerDuty; people fill it in.
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
export function hasAlerts(environment: Environment): boolean {
  const { cluster, cost, observability } = environment;
  const { alarms, notify } = observability;
  const isAsked = Object.keys(alarms).length > 0 || Object.keys(notify.emails).length > 0;
  const isHeard = hearsAnomalies(cost) || hearsFindings(environment);
  const isTold = hasBudgets(cost) || isHeard || (cost?.cleanup ?? null) !== null;
  return cluster !== null || isTold || isAsked;
}

function hasBudgets(cost: Environment['cost']): boolean {
  const { baseline = null, peak = null, average = null } = cost ?? {};
  return baseline !== null || peak !== null || average !== null;
}

/** Whether the alerts topic hears of findings of GuardDuty. */
export function hearsFindings({ audit }: Environment): boolean {
  return audit !== null && audit.threatDetection !== false && audit.findings !== null;
}

/** Whether the alerts topic hears of cost anomalies; the other way is a mail a day. */
export function hearsAnomalies(cost: Environment['cost']): boolean {
  return cost?.anomalies?.frequency === 'IMMEDIATE';
}

/** Whether the alerts topic tells of what Amazon Inspector finds in images. */
export function hearsImageFindings(environment: Environment): boolean {
  const { continuousScan, shared } = environment.delivery.registry;
  return continuousScan && shared === null && hasAlerts(environment);
}
