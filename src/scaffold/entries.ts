// Services and charts, as small as they can be.
import { titleOf } from './system.ts';

export interface ServiceChoice {
  readonly key: string;
  readonly namespace: string;
  readonly category: string | undefined;
  readonly port: number;
}

export function serviceLines({ key, namespace, category, port }: ServiceChoice): readonly string[] {
  return [
    `${key}:`,
    `  title: ${titleOf(key)}`,
    `  namespace: ${namespace}`,
    ...(category === undefined ? [] : [`  category: ${category}`]),
    '  status: new',
    `  port: ${port}`,
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
