// Who ships logs where, and Loki as those who write to it and read from it know it.
import { charts } from '../charts.ts';
import type { Environment } from '../schema/environment.ts';

type Logs = Environment['observability']['logs'];

/** What each shipper writes to. */
export const SINKS = {
  'fluent-bit': 'cloudwatch',
  fluentd: 'cloudwatch',
  alloy: 'loki',
} as const satisfies Record<Logs['shipper'], Logs['sink']>;

export const LOKI_URL = `http://loki.${charts.loki.namespace}.svc.cluster.local:3100`;
