// A Grafana dashboard with the health and load of every service of the environment.
import { lokiSource } from '../../addons/loki.ts';
import type { Dashboard, Panel } from '../../model/operations/dashboard.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { serviceScope } from './alert-rules.ts';
import { type Requests, requestsOf } from './requests.ts';
import { hasRollouts, rolloutReplicas } from './rollout-alerts.ts';

export function overviewDashboard(environment: Environment): Dashboard {
  return {
    name: 'overview',
    title: `${environment.title} ${environment.environment}`,
    panels: panels(environment),
  };
}

function panels(environment: Environment): readonly Panel[] {
  const scope = serviceScope(environment);
  const requests = requestsOf(environment);
  const available = [
    `kube_deployment_status_replicas_available{${scope}}`,
    ...(hasRollouts(environment) ? [rolloutReplicas('available', scope)] : []),
  ];
  const container = `${scope},container!=""`;
  const periods = (which: string) =>
    `sum by (container) (rate(container_cpu_cfs_${which}_total{${container}}[5m]))`;
  return [
    {
      title: 'Available pods',
      expr: available.join(' or '),
      // Each of them has one of the two labels.
      legend: hasRollouts(environment) ? '{{deployment}}{{name}}' : '{{deployment}}',
      unit: 'short',
    },
    {
      title: 'Restarts per hour',
      expr: `sum by (container) (increase(kube_pod_container_status_restarts_total{${scope}}[1h]))`,
      legend: '{{container}}',
      unit: 'short',
    },
    {
      title: 'CPU',
      expr: `sum by (container) (rate(container_cpu_usage_seconds_total{${container}}[5m]))`,
      legend: '{{container}}',
      unit: 'cores',
    },
    {
      title: 'Memory',
      expr: `sum by (container) (container_memory_working_set_bytes{${container}})`,
      legend: '{{container}}',
      unit: 'bytes',
    },
    ...(requests === null ? [] : requestPanels(requests)),
    {
      title: 'CPU throttling',
      // The chart has Prometheus drop the seconds.
      expr: `${periods('throttled_periods')} / ${periods('periods')}`,
      legend: '{{container}}',
      unit: 'percentunit',
    },
    ...logPanels(environment, scope),
  ];
}

/** Beside the metrics, where Grafana has logs. */
function logPanels({ observability }: Environment, scope: string): readonly Panel[] {
  if (observability.logs.sink !== lokiSource.type) return [];
  return [
    { title: 'Errors in logs', logs: `{${scope}} |~ "(?i)(error|fatal)"`, source: lokiSource },
  ];
}

function requestPanels({
  total,
  scope,
  failed,
  duration,
  durationUnit,
  by: [, name],
}: Requests): readonly Panel[] {
  const legend = `{{${name}}}`;
  return [
    {
      title: 'Requests',
      expr: `sum by (${name}) (rate(${total}{${scope}}[5m]))`,
      legend,
      unit: 'reqps',
    },
    {
      title: 'Server errors',
      expr: `sum by (${name}) (rate(${total}{${scope},${failed}}[5m]))`,
      legend,
      unit: 'reqps',
    },
    {
      title: 'Latency, 95th percentile',
      expr: `histogram_quantile(0.95, sum by (${name}, le) (rate(${duration}{${scope}}[5m])))`,
      legend,
      unit: durationUnit,
    },
  ];
}
