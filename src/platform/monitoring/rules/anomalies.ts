// Alerts on what is unlike other days. What is usual changes with the hour and the day, so that a measure has
// to be far from the mean of the last seven days and from what it was at the same time a week ago; until it
// is known for a week, nothing fires.
import type { Alert } from '../../../model/kubernetes/alert.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { countersOf, increaseOf } from './counters.ts';
import { requestsOf } from './requests.ts';
import type { RecordingRule } from './rule.ts';

const WEEK = '7d';
const REQUESTS = 'service:requests:rate5m';
const LATENCY = 'service:latency:p95_5m';
const BUSINESS = 'business:events:increase1h';

export function anomalyRecordings(environment: Environment): readonly RecordingRule[] {
  if (environment.observability.anomalies === null) return [];
  const business = countersOf(environment).map((counter) => ({
    record: BUSINESS,
    expr: increaseOf(counter),
    labels: { counter: counter.key },
  }));
  return [...requestRecordings(environment), ...business];
}

function requestRecordings(environment: Environment): readonly RecordingRule[] {
  const requests = requestsOf(environment);
  if (requests === null) return [];
  const { total, duration, scope, by } = requests;
  const labels = by.join(', ');
  const quantile = `sum by (${labels}, le) (rate(${duration}{${scope}}[5m]))`;
  return [
    { record: REQUESTS, expr: `sum by (${labels}) (rate(${total}{${scope}}[5m]))` },
    // Without requests there is no latency, and what is no number would spoil the mean.
    { record: LATENCY, expr: `histogram_quantile(0.95, ${quantile}) >= 0` },
  ];
}

export function anomalyAlerts(environment: Environment): readonly Alert[] {
  const { anomalies } = environment.observability;
  if (anomalies === null) return [];
  const requests = requestsOf(environment);
  const { deviations, forMinutes: minutes } = anomalies;
  const common = { severity: 'warning', minutes } as const;
  const service = `{{ $labels.${requests?.by[1]} }}`;
  return [
    ...(requests === null
      ? []
      : [
          {
            ...common,
            name: 'RequestsUnusual',
            expr: unlike(REQUESTS, deviations, 'either'),
            summary: `${service} gets more or fewer requests than on other days`,
          },
          {
            ...common,
            name: 'LatencyUnusual',
            expr: unlike(LATENCY, deviations, 'above'),
            summary: `${service} answers more slowly than on other days`,
          },
        ]),
    ...(countersOf(environment).length === 0
      ? []
      : [
          {
            ...common,
            name: 'BusinessUnusual',
            expr: unlike(BUSINESS, deviations, 'either'),
            summary:
              '{{ $labels.job }} counts more or fewer {{ $labels.counter }} than on other days',
          },
        ]),
  ];
}

function unlike(series: string, deviations: number, side: 'either' | 'above'): string {
  const far = (from: string) => {
    const distance = `${series} - ${from}`;
    const limit = `${deviations} * stddev_over_time(${series}[${WEEK}])`;
    return `${side === 'either' ? `abs(${distance})` : `(${distance})`} > ${limit}`;
  };
  return `${far(`avg_over_time(${series}[${WEEK}])`)} and ${far(`${series} offset ${WEEK}`)}`;
}
