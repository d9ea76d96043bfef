// Receives traces from the services and writes them to AWS X-Ray or to Jaeger, and metrics to CloudWatch.
import { allIn, tcp } from '../../model/kubernetes/network-policy.ts';
import { restrictedPod } from '../../model/kubernetes/pod-security.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import type { AccountContext, Addon, AddonAccount } from '../addon.ts';
import { jaegerBackend } from '../jaeger.ts';
import { type AccountValues, accountValues } from '../shared/account-values.ts';
import { ROLES } from '../shared/cluster-kinds.ts';
import {
  type Resources,
  replicatedPods,
  resources,
  type Spread,
  spreadOf,
} from '../shared/pods.ts';
import { replicasOf } from '../shared/replicas-of.ts';
import { applicationMetrics, metricStatements, sendsMetrics } from './application-metrics.ts';

type Switch = { readonly enabled: boolean };

type Values = {
  readonly fullnameOverride: string;
  readonly mode: 'deployment';
  readonly replicaCount: number;
  readonly image: { readonly repository: string; readonly tag: string };
  readonly command: { readonly name: string };
  readonly serviceAccount: AccountValues;
  readonly podSecurityContext: typeof restrictedPod;
  readonly securityContext: {
    readonly allowPrivilegeEscalation: boolean;
    readonly capabilities: { readonly drop: readonly string[] };
  };
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable: number };
  readonly ports: Readonly<
    Record<'jaeger-compact' | 'jaeger-grpc' | 'jaeger-thrift' | 'zipkin', Switch> & {
      metrics?: Switch;
    }
  >;
  readonly podMonitor?: Switch;
  readonly alternateConfig: ReturnType<typeof configuration>;
};

const account: AddonAccount = {
  serviceAccount: 'opentelemetry-collector',
  statements,
  isNeeded: (environment) => writesTraces(environment) || sendsMetrics(environment),
};

export const opentelemetryCollector: Addon<'opentelemetry-collector'> = {
  name: 'opentelemetry-collector',
  repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
  chart: 'opentelemetry-collector',
  version: '0.170.0',
  namespace: 'tracing',
  // After Prometheus, whose kind of monitor it brings an object of.
  wave: (environment) => (isMonitored(environment) ? -14 : -15),
  pods: [replicatedPods('collector')],
  watched: null,
  podSecurity: 'restricted',
  // Services hand their spans and measurements to it.
  reach: (environment) => ({
    isOutside: environment.observability.traces?.backend === 'xray' || sendsMetrics(environment),
    ingress: [
      {
        from: Object.keys(environment.namespaces).sort().map(allIn),
        ports: tcp(collector.grpcPort, collector.httpPort),
      },
    ],
  }),
  clusterKinds: ROLES,
  accounts: [account],
  neededBy: (environment) => [
    ...(environment.observability.traces === null
      ? []
      : [{ what: 'tracing', path: ['observability', 'traces'] }]),
    ...(sendsMetrics(environment)
      ? [{ what: 'metrics in CloudWatch', path: ['observability', 'metrics', 'cloudWatch'] }]
      : []),
  ],
  values,
};

const { name, namespace } = opentelemetryCollector;

/** As the services that send to it know it. */
export const collector = {
  name,
  namespace,
  host: `${name}.${namespace}.svc.cluster.local`,
  grpcPort: 4317,
  httpPort: 4318,
} as const;

/** Whether services have something to send to it. */
export function isCollecting(environment: Environment): boolean {
  return environment.observability.traces !== null || sendsMetrics(environment);
}

function writesTraces({ observability }: Environment): boolean {
  return observability.traces?.backend !== 'jaeger';
}

/** The AWS distribution holds the exporters to AWS and comes from a registry without rate limits. */
const IMAGE = {
  repository: 'public.ecr.aws/aws-observability/aws-otel-collector',
  tag: 'v0.49.0',
} as const;

const POD_IP = '$' + '{env:MY_POD_IP}';
const HEALTH_PORT = 13133;
const METRICS_PORT = 8888;

function isMonitored({ observability }: Environment): boolean {
  return observability.traces?.monitored ?? false;
}

function values(environment: Environment): Values {
  const replicaCount = replicasOf(environment);
  const off = { enabled: false };
  return {
    fullnameOverride: name,
    mode: 'deployment',
    replicaCount,
    image: IMAGE,
    command: { name: 'awscollector' },
    serviceAccount: accountValues(environment, account),
    podSecurityContext: restrictedPod,
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    resources: resources('200m', '256Mi', '512Mi'),
    topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': name }),
    podDisruptionBudget: { enabled: replicaCount > 1, maxUnavailable: 1 },
    ports: {
      'jaeger-compact': off,
      'jaeger-grpc': off,
      'jaeger-thrift': off,
      zipkin: off,
      ...(isMonitored(environment) ? { metrics: { enabled: true } } : {}),
    },
    ...(isMonitored(environment) ? { podMonitor: { enabled: true } } : {}),
    // Replaces the chart's configuration, whose other receivers would otherwise be merged in.
    alternateConfig: configuration(environment),
  };
}

type Exporter =
  | { readonly awsxray: { readonly region: string } }
  | { readonly otlp: { readonly endpoint: string; readonly tls: { readonly insecure: boolean } } };

/** Services know the collector alone, so that a change of backend is none of theirs. */
function exporterOf({ observability, aws }: Environment): Exporter {
  if (observability.traces?.backend !== 'jaeger') return { awsxray: { region: aws.region } };
  const endpoint = `${jaegerBackend.host}:${jaegerBackend.otlpPort}`;
  return { otlp: { endpoint, tls: { insecure: true } } };
}

/** Otherwise they are on the loopback address. */
const OWN_METRICS = {
  pull: { exporter: { prometheus: { host: POD_IP, port: METRICS_PORT } } },
};

function configuration(environment: Environment) {
  const exporters = exporterOf(environment);
  const measured = sendsMetrics(environment) ? applicationMetrics(environment) : null;
  const isScraped = isMonitored(environment);
  return {
    receivers: {
      otlp: {
        protocols: {
          grpc: { endpoint: `${POD_IP}:${collector.grpcPort}` },
          http: { endpoint: `${POD_IP}:${collector.httpPort}` },
        },
      },
    },
    processors: {
      memory_limiter: { check_interval: '5s', limit_percentage: 80, spike_limit_percentage: 25 },
      batch: {},
      ...measured?.processors,
    },
    exporters: { ...exporters, ...measured?.exporters },
    extensions: { health_check: { endpoint: `${POD_IP}:${HEALTH_PORT}` } },
    service: {
      extensions: ['health_check'],
      ...(isScraped ? { telemetry: { metrics: { readers: [OWN_METRICS] } } } : {}),
      pipelines: {
        traces: {
          receivers: ['otlp'],
          processors: ['memory_limiter', 'batch'],
          exporters: Object.keys(exporters),
        },
        ...measured?.pipelines,
      },
    },
  };
}

function statements({ environment }: AccountContext): readonly Statement[] {
  return [...(writesTraces(environment) ? [WRITE_TRACES] : []), ...metricStatements(environment)];
}

const WRITE_TRACES: Statement = {
  sid: 'WriteTraces',
  actions: [
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
  ],
  resources: ['*'],
};
