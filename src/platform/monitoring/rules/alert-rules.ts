// What Prometheus alerts on, beside the rules that come with its chart.
// Metrics: kube-state-metrics and cAdvisor; add-ons through their own endpoints.
import { installedAddons, watchingOf } from '../../../addons/addons.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import { DATABASE_NAMESPACE } from '../../../model/identity.ts';
import type { Alert } from '../../../model/kubernetes/alert.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { releaseName } from '../../../model/services/names.ts';
import { anomalyAlerts, anomalyRecordings } from './anomalies.ts';
import { replicaAlerts } from './replica-alerts.ts';
import { type Requests, requestsOf } from './requests.ts';
import { rolloutAlerts } from './rollout-alerts.ts';
import type { AlertRule, RuleGroup } from './rule.ts';
import { runAlerts } from './run-alerts.ts';

/** Means of a week take a while. */
const ANOMALIES_INTERVAL = '1m';

export function alertRules(environment: Environment): readonly RuleGroup[] {
  const scope = serviceScope(environment);
  const groups: Readonly<Record<string, readonly Alert[]>> = {
    services: [
      ...serviceAlerts(scope),
      ...setAlerts(environment, scope),
      ...errorRateAlerts(environment),
    ],
    rollouts: rolloutAlerts(environment, scope),
    availability: availabilityAlerts(environment),
    pods: podAlerts(scope),
    releases: releaseAlerts(environment, scope),
    runs: runAlerts(environment, scope),
    databases: databaseAlerts,
    ...alertsOfAddons(environment),
    ...alertsOfKinds(environment),
  };
  const always = Object.entries(groups)
    .filter(([, alerts]) => alerts.length > 0)
    .map(([name, alerts]) => ({ name, rules: alerts.map(toRule) }));
  return [...always, ...anomalies(environment)];
}

function anomalies(environment: Environment): readonly RuleGroup[] {
  const recordings = anomalyRecordings(environment);
  if (recordings.length === 0) return [];
  const rules = [...recordings, ...anomalyAlerts(environment).map(toRule)];
  return [{ name: 'anomalies', interval: ANOMALIES_INTERVAL, rules }];
}

/** By group, to which several may have something to add. */
function alertsOfAddons(environment: Environment): Readonly<Record<string, readonly Alert[]>> {
  const groups = installedAddons(environment).flatMap((addon) =>
    Object.entries(watchingOf(environment, addon)?.alerts ?? {}),
  );
  return Object.fromEntries(
    groups.map(([group]) => [
      group,
      groups.filter(([name]) => name === group).flatMap(([, alerts]) => alerts),
    ]),
  );
}

/** By group. */
function alertsOfKinds(environment: Environment): Readonly<Record<string, readonly Alert[]>> {
  const groups = everyKind.flatMap(({ monitoring }) =>
    Object.entries(monitoring?.alerts(environment) ?? {}),
  );
  return Object.fromEntries(groups);
}

/** A label matcher for the namespaces of the services. */
export function serviceScope({ namespaces }: Environment): string {
  return `namespace=~"${Object.keys(namespaces).sort().join('|')}"`;
}

function toRule({ name, severity, minutes, expr, summary }: Alert): AlertRule {
  return { alert: name, expr, for: `${minutes}m`, labels: { severity }, annotations: { summary } };
}

function serviceAlerts(scope: string): readonly Alert[] {
  const wanted = `kube_deployment_spec_replicas{${scope}}`;
  const available = `kube_deployment_status_replicas_available{${scope}}`;
  const budget = (part: string) => `kube_poddisruptionbudget_status_${part}_healthy{${scope}}`;
  const stalled = `${scope},condition="Progressing",status="false"`;
  return [
    ...replicaAlerts({ wanted, available, label: 'deployment' }),
    {
      name: 'RolloutStalled',
      severity: 'critical',
      minutes: 1,
      expr: `kube_deployment_status_condition{${stalled}} == 1`,
      summary: 'The rollout of {{ $labels.deployment }} made no progress before its deadline',
    },
    {
      name: 'DisruptionBudgetExhausted',
      severity: 'warning',
      minutes: 15,
      expr: `${budget('current')} < ${budget('desired')}`,
      summary: '{{ $labels.poddisruptionbudget }} blocks the draining of nodes',
    },
  ];
}

/** Pods of a StatefulSet are counted by themselves. */
function setAlerts({ services }: Environment, scope: string): readonly Alert[] {
  if (Object.values(services).every(({ kind }) => kind !== 'statefulSet')) return [];
  const wanted = `kube_statefulset_replicas{${scope}}`;
  const available = `kube_statefulset_status_replicas_available{${scope}}`;
  return replicaAlerts({ wanted, available, label: 'statefulset' });
}

/** The thresholds of the CloudWatch alarm on the load balancer, applied to each service. */
function errorRateAlerts(environment: Environment): readonly Alert[] {
  const requests = requestsOf(environment);
  const { alarms } = environment.observability;
  const key = Object.keys(alarms)
    .sort()
    .find((each) => alarms[each]?.metric === 'errorRate');
  const alarm = key === undefined ? undefined : alarms[key];
  if (!alarm || !requests) return [];
  return [
    {
      name: 'ServiceErrorRate',
      severity: 'critical',
      minutes: alarm.forMinutes,
      expr: `${failedPercent(requests, '5m')} > ${alarm.abovePercent}`,
      summary: `Over ${alarm.abovePercent}% of the answers of {{ $labels.${requests.by[1]} }} are server errors`,
    },
  ];
}

/** Server errors in percent of the answers of each service. */
function failedPercent({ total, scope, failed, by }: Requests, span: string): string {
  const rate = (matchers: string) =>
    `sum by (${by.join(', ')}) (rate(${total}{${matchers}}[${span}]))`;
  return `100 * ${rate(`${scope},${failed}`)} / ${rate(scope)}`;
}

/**
 * How many times faster than allowed the errors of 30 days are used up, and over which spans: the
 * long one says that it matters, the short one that it still goes on.
 * https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
 */
const BURN_RATES = [
  { name: 'Fast', factor: 14.4, long: '1h', short: '5m', minutes: 2, severity: 'critical' },
  { name: 'Slow', factor: 6, long: '6h', short: '30m', minutes: 15, severity: 'warning' },
] as const;

function availabilityAlerts(environment: Environment): readonly Alert[] {
  const requests = requestsOf(environment);
  const promised = environment.observability.availabilityPercent;
  if (promised === null || !requests) return [];
  return BURN_RATES.map(({ name, factor, long, short, minutes, severity }) => {
    // Decimal fractions of 100 are inexact in binary: 100 - 99.9 is 0.0999….
    const limit = Number((factor * (100 - promised)).toFixed(4));
    const above = (span: string) => `${failedPercent(requests, span)} > ${limit}`;
    return {
      name: `ErrorBudgetBurns${name}`,
      severity,
      minutes,
      expr: `(${above(long)}) and (${above(short)})`,
      summary: `{{ $labels.${requests.by[1]} }} fails ${factor} times as often as ${promised}% allow`,
    };
  });
}

function podAlerts(scope: string): readonly Alert[] {
  const crashing = `${scope},reason="CrashLoopBackOff"`;
  const byContainer = 'max by (namespace, pod, container)';
  const used = `container_memory_working_set_bytes{${scope},container!=""}`;
  const limit = `kube_pod_container_resource_limits{${scope},resource="memory"}`;
  return [
    {
      name: 'ContainerCrashLooping',
      severity: 'critical',
      minutes: 10,
      expr: `max_over_time(kube_pod_container_status_waiting_reason{${crashing}}[5m]) >= 1`,
      summary: '{{ $labels.container }} in {{ $labels.pod }} keeps crashing',
    },
    {
      name: 'ContainerMemoryNearLimit',
      severity: 'warning',
      minutes: 10,
      expr: `${byContainer} (${used}) / ${byContainer} (${limit}) > 0.9`,
      summary: '{{ $labels.container }} in {{ $labels.pod }} uses over 90% of its memory limit',
    },
  ];
}

/** The old version runs on, so that nothing else tells. */
function releaseAlerts({ services }: Environment, scope: string): readonly Alert[] {
  if (Object.values(services).every(({ release }) => release === null)) return [];
  const failed = `kube_job_failed{${scope},job_name=~"${releaseName('.+')}",condition="true"}`;
  return [
    {
      name: 'ReleaseFailed',
      severity: 'critical',
      minutes: 1,
      expr: `${failed} == 1`,
      summary: '{{ $labels.job_name }} failed, so the new version does not start',
    },
  ];
}

const databaseAlerts: readonly Alert[] = [
  {
    name: 'DatabaseTaskFailed',
    severity: 'warning',
    minutes: 1,
    expr: `kube_job_status_failed{namespace="${DATABASE_NAMESPACE}"} > 0`,
    summary: '{{ $labels.job_name }} failed',
  },
];
