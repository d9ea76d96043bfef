// What Grafana shows beside Prometheus, which the chart itself names.
import { jaegerBackend } from '../../model/kubernetes/collector.ts';
import { LOKI_URL } from '../../model/operations/logs.ts';
import type { Environment } from '../../model/schema/environment.ts';

export type DataSource = {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly access: 'proxy';
  readonly url: string;
};

/** Queries Prometheus and the bucket as one. */
const THANOS = {
  name: 'Thanos',
  uid: 'thanos',
  type: 'prometheus',
  access: 'proxy',
  url: 'http://thanos-query.monitoring.svc.cluster.local:9090',
} as const;

const JAEGER = {
  name: 'Jaeger',
  uid: 'jaeger',
  type: 'jaeger',
  access: 'proxy',
  url: `http://${jaegerBackend.host}:${jaegerBackend.queryPort}`,
} as const;

const LOKI = { name: 'Loki', uid: 'loki', type: 'loki', access: 'proxy', url: LOKI_URL } as const;

export function grafanaDataSources({ observability }: Environment): readonly DataSource[] {
  const { logs, metrics, traces } = observability;
  return [
    ...(metrics.longTermBucket === null ? [] : [THANOS]),
    ...(logs.sink === 'loki' ? [LOKI] : []),
    ...(traces?.backend === 'jaeger' ? [JAEGER] : []),
  ];
}
