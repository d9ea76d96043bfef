// Receives traces and measurements from the services and writes them to AWS X-Ray, Jaeger or CloudWatch; asks
// Prometheus for the metrics of the nodes, and writes them to CloudWatch as well.
import { allIn, tcp } from '../../model/kubernetes/network-policy.ts';
import { restrictedPod } from '../../model/kubernetes/pod-security.ts';
import { regionalArn } from '../../model/naming/core.ts';
import { nodeMetricsLogGroupName } from '../../model/naming/operations.ts';
import { sendsTraces } from '../../model/operations/tracing.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import type { AccountContext, Addon, AddonAccount } from '../addon.ts';
import { type AccountValues, accountValues } from '../shared/account-values.ts';
import { ROLES } from '../shared/cluster-kinds.ts';
import {
  type Resources,
  replicatedPods,
  resources,
  type Spread,
  spreadOf,
} from '../shared/pods.ts';
import { prometheus } from '../shared/prometheus.ts';
import { replicasOf } from '../shared/replicas-of.ts';
import { metricStatements, sendsMetrics } from './application-metrics.ts';
import { collector } from './collector.ts';
import { type CollectorConfig, collectorConfig } from './collector-config.ts';

const NODES_TO_CLOUD_WATCH = ['observability', 'metrics', 'nodesToCloudWatch'];

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
  readonly alternateConfig: CollectorConfig;
};

const account: AddonAccount = {
  serviceAccount: 'opentelemetry-collector',
  statements,
  isNeeded: (environment) =>
    writesTraces(environment) ||
    sendsMetrics(environment) ||
    environment.observability.metrics.nodesToCloudWatch,
};

export const opentelemetryCollector: Addon<'opentelemetry-collector'> = {
  name: collector.name,
  repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
  chart: 'opentelemetry-collector',
  version: '0.170.0',
  namespace: collector.namespace,
  // After Prometheus, whose kind of monitor it brings an object of.
  wave: (environment) =>
    isMonitored(environment) || environment.observability.metrics.nodesToCloudWatch ? -14 : -15,
  pods: [replicatedPods('collector')],
  watched: null,
  podSecurity: 'restricted',
  // Services hand their spans and measurements to it, and it asks Prometheus.
  reach: (environment) => {
    const { traces, metrics } = environment.observability;
    return {
      isOutside:
        traces?.backend === 'xray' || sendsMetrics(environment) || metrics.nodesToCloudWatch,
      ingress: [
        {
          from: Object.keys(environment.namespaces).sort().map(allIn),
          ports: tcp(collector.grpcPort, collector.httpPort),
        },
      ],
      ...(metrics.nodesToCloudWatch
        ? { egress: [{ to: [allIn(prometheus.namespace)], ports: tcp(prometheus.port) }] }
        : {}),
    };
  },
  clusterKinds: ROLES,
  accounts: [account],
  neededBy: (environment) => [
    ...(sendsTraces(environment) ? [{ what: 'tracing', path: ['observability', 'traces'] }] : []),
    ...(sendsMetrics(environment)
      ? [{ what: 'metrics in CloudWatch', path: ['observability', 'metrics', 'cloudWatch'] }]
      : []),
    ...(environment.observability.metrics.nodesToCloudWatch
      ? [{ what: 'the way of metrics to CloudWatch', path: NODES_TO_CLOUD_WATCH }]
      : []),
  ],
  values,
};

function writesTraces({ observability }: Environment): boolean {
  return observability.traces?.backend !== 'jaeger';
}

/** The AWS distribution holds the exporters to AWS and comes from a registry without rate limits. */
const IMAGE = {
  repository: 'public.ecr.aws/aws-observability/aws-otel-collector',
  tag: 'v0.49.0',
} as const;

function isMonitored({ observability }: Environment): boolean {
  return observability.traces?.monitored ?? false;
}

function values(environment: Environment): Values {
  const replicaCount = replicasOf(environment);
  const off = { enabled: false };
  return {
    fullnameOverride: collector.name,
    mode: 'deployment',
    replicaCount,
    image: IMAGE,
    command: { name: 'awscollector' },
    serviceAccount: accountValues(environment, account),
    podSecurityContext: restrictedPod,
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    resources: resources('200m', '256Mi', '512Mi'),
    topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': collector.name }),
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
    alternateConfig: collectorConfig(environment, isMonitored(environment)),
  };
}

function statements({ environment }: AccountContext): readonly Statement[] {
  return [
    ...(writesTraces(environment) ? [WRITE_TRACES] : []),
    ...metricStatements(environment),
    ...(environment.observability.metrics.nodesToCloudWatch ? [writeNodeMetrics(environment)] : []),
  ];
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

/** CloudWatch reads the metrics in the log lines. */
function writeNodeMetrics(environment: Environment): Statement {
  const group = nodeMetricsLogGroupName(clusterOf(environment).name);
  return {
    sid: 'WriteNodeMetrics',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [regionalArn(environment, 'logs', `log-group:${group}:*`)],
  };
}
