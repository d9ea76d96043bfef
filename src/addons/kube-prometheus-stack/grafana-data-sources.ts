// What Grafana shows beside Prometheus, which the chart itself names.
import type { Environment } from '../../model/schema/environment.ts';
import { jaegerBackend } from '../jaeger.ts';
import { LOKI_URL, lokiSource } from '../loki.ts';
import { THANOS_URL } from '../thanos.ts';

export type DataSource = {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly access: 'proxy';
  readonly url: string;
};

const THANOS = {
  name: 'Thanos',
  uid: 'thanos',
  type: 'prometheus',
  access: 'proxy',
  url: THANOS_URL,
} as const;

const JAEGER = {
  name: 'Jaeger',
  uid: 'jaeger',
  type: 'jaeger',
  access: 'proxy',
  url: `http://${jaegerBackend.host}:${jaegerBackend.queryPort}`,
} as const;

const LOKI = { name: 'Loki', ...lokiSource, access: 'proxy', url: LOKI_URL } as const;

export function grafanaDataSources({ observability }: Environment): readonly DataSource[] {
  const { logs, metrics, traces } = observability;
  return [
    ...(metrics.longTermBucket === null ? [] : [THANOS]),
    ...(logs.sink === 'loki' ? [LOKI] : []),
    ...(traces?.backend === 'jaeger' ? [JAEGER] : []),
  ];
}
