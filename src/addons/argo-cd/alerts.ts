// What Prometheus says of Argo CD. Mail hears all of it; of the first two, Slack and PagerDuty hear from
// Argo CD itself what it can say better: told-by.ts.
import type { Alert } from '../../model/kubernetes/alert.ts';

/** By these names Alertmanager tells them apart. */
export const SYNC_FAILED = 'ApplicationSyncFailed';
export const DEGRADED = 'ApplicationDegraded';

/** A rollout may degrade for a while before it is through. */
export const DEGRADED_MINUTES = 15;

const ALERTS: readonly Alert[] = [
  {
    name: SYNC_FAILED,
    severity: 'critical',
    minutes: 1,
    expr: 'sum by (name, phase) (increase(argocd_app_sync_total{phase=~"Error|Failed"}[15m])) > 0',
    summary: 'Argo CD could not sync {{ $labels.name }}: {{ $labels.phase }}',
  },
  {
    name: DEGRADED,
    severity: 'critical',
    minutes: DEGRADED_MINUTES,
    expr: 'argocd_app_info{health_status=~"Degraded|Missing"} == 1',
    summary: '{{ $labels.name }} is {{ $labels.health_status }}',
  },
  {
    name: 'ApplicationOutOfSync',
    severity: 'warning',
    minutes: 30,
    expr: 'argocd_app_info{sync_status!="Synced"} == 1',
    summary: '{{ $labels.name }} is not what the repository says',
  },
];

/** It tries again with every look at an Application, about once a minute. */
const NOT_DELIVERED: Alert = {
  name: 'NotificationNotDelivered',
  severity: 'warning',
  minutes: 10,
  expr: 'sum by (service) (increase(argocd_notifications_deliveries_total{succeeded="false"}[10m])) > 0',
  summary: 'Argo CD cannot tell {{ $labels.service }}',
};

export function alertsOfArgoCd(tells: boolean): readonly Alert[] {
  return tells ? [...ALERTS, NOT_DELIVERED] : ALERTS;
}
