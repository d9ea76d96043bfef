// Services and charts, as small as they can be.
import type { ServiceKind } from '../model/services/service-kinds.ts';
import { titleOf } from './system.ts';

export interface ServiceChoice {
  readonly key: string;
  /** What it is to Kubernetes, such as `worker`. */
  readonly of: ServiceKind;
  readonly namespace: string;
  readonly category: string | undefined;
  /** Null: nothing calls it. */
  readonly port: number | null;
  /** As cron has it; null: it goes by none. */
  readonly schedule: string | null;
  /** The service whose image it runs; undefined: one of its own. */
  readonly imageFrom: string | undefined;
}

/** Production asks for one, and only the image knows what it has to say. */
const WORKER_PROBES = [
  '  # It touches /tmp/alive at least once a minute while it works, or is restarted. A command of the image',
  '  # that ends with 0 while all is well is as good.',
  `  probes: { command: [sh, -c, 'test -n "$(find /tmp/alive -mmin -1)"'] }`,
];

export function serviceLines(choice: ServiceChoice): readonly string[] {
  const { key, of, namespace, category, port, schedule, imageFrom } = choice;
  return [
    `${key}:`,
    `  title: ${titleOf(key)}`,
    ...(of === 'deployment' ? [] : [`  kind: ${of}`]),
    `  namespace: ${namespace}`,
    ...(category === undefined ? [] : [`  category: ${category}`]),
    '  status: new',
    ...(imageFrom === undefined ? [] : [`  image: { from: ${imageFrom} }`]),
    ...(port === null ? [] : [`  port: ${port}`]),
    ...(of === 'worker' ? WORKER_PROBES : []),
    ...(schedule === null ? [] : [`  schedule: { cron: ${JSON.stringify(schedule)} }`]),
    '  resources:',
    '    requests: { cpu: 100m, memory: 128Mi }',
    '    limits: { cpu: 500m, memory: 256Mi }',
  ];
}

/** Of one environment; the first tag there is. */
export function imageLines(key: string): readonly string[] {
  return [`${key}: { image: { tag: 0.1.0 } }`];
}

export interface ChartChoice {
  readonly key: string;
  /** As it may stand in YAML, each. */
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  /** Of its pods, for those that use it; undefined: nobody does. */
  readonly port: number | undefined;
}

export function chartLines({
  key,
  repository,
  chart,
  version,
  port,
}: ChartChoice): readonly string[] {
  return [
    `${key}:`,
    `  repository: ${repository}`,
    `  chart: ${chart}`,
    `  version: ${version}`,
    `  namespace: ${key}`,
    '  # What its templates need, they say: helm template.',
    '  podSecurity: restricted',
    '  values: {}',
    ...(port === undefined ? [] : [`  ports: [${port}]`]),
    `  purpose: ${titleOf(key)}`,
  ];
}
