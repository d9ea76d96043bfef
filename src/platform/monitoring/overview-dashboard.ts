// A Grafana dashboard with the health and load of every service of the environment.
import { lokiSource } from '../../addons/loki.ts';
import type { Dashboard, Panel } from '../../model/operations/dashboard.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { serviceScope } from './rules/alert-rules.ts';
import { countersOf, increaseOf } from './rules/counters.ts';
import { type Requests, requestsOf } from './rules/requests.ts';
import { hasRollouts, rolloutReplicas } from './rules/rollout-alerts.ts';

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
  const hasSets = Object.values(environment.services).some(({ kind }) => kind === 'statefulSet');
  const available = [
    `kube_deployment_status_replicas_available{${scope}}`,
    ...(hasRollouts(environment) ? [rolloutReplicas('available', scope)] : []),
    ...(hasSets ? [`kube_statefulset_status_replicas_available{${scope}}`] : []),
  ];
  const container = `${scope},container!=""`;
  const periods = (which: string) =>
    `sum by (container) (rate(container_cpu_cfs_${which}_total{${container}}[5m]))`;
  return [
    {
      title: 'Available pods',
      expr: available.join(' or '),
      // Each of them has one of the labels.
      legend: [
        'deployment',
        ...(hasRollouts(environment) ? ['name'] : []),
        ...(hasSets ? ['statefulset'] : []),
      ]
        .map((each) => `{{${each}}}`)
        .join(''),
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
    ...countersOf(environment).map((counter) => ({
      title: `${counter.title} per hour`,
      expr: increaseOf(counter),
      legend: '{{job}}',
      unit: counter.unit,
    })),
    ...(environment.observability.metrics.nodePanels ? NODE_PANELS : []),
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

/** Cards of pods and of the node itself to itself are left out. */
const CARDS = 'device!~"lo|eni.*|veth.*"';
const ROOT = 'mountpoint="/",fstype!="rootfs"';

/** https://github.com/prometheus/node_exporter */
const NODE_PANELS: readonly Panel[] = [
  {
    title: 'CPU of nodes',
    expr: '1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m]))',
    legend: '{{instance}}',
    unit: 'percentunit',
  },
  {
    title: 'Memory of nodes',
    expr: '1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes',
    legend: '{{instance}}',
    unit: 'percentunit',
  },
  {
    title: 'Disk of nodes',
    expr: `1 - node_filesystem_avail_bytes{${ROOT}} / node_filesystem_size_bytes{${ROOT}}`,
    legend: '{{instance}}',
    unit: 'percentunit',
  },
  {
    title: 'Network of nodes',
    expr: ['receive', 'transmit']
      .map((way) => `sum by (instance) (rate(node_network_${way}_bytes_total{${CARDS}}[5m]))`)
      .join(' + '),
    legend: '{{instance}}',
    unit: 'Bps',
  },
];

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
