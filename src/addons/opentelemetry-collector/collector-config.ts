// What the collector takes, and where it goes: https://opentelemetry.io/docs/collector/configuration/
// Components of the AWS distribution: aws-observability/aws-otel-collector v0.49.0,
// pkg/defaultcomponents/defaults.go, which are those of opentelemetry-collector-contrib v0.156.0.
import { nodeMetricsLogGroupName } from '../../model/naming/operations.ts';
import {
  NODE_METRIC_NAMES,
  NODE_METRICS_DIMENSION,
  NODE_METRICS_NAMESPACE,
} from '../../model/operations/node-metrics.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { jaegerBackend } from '../jaeger.ts';
import { prometheus } from '../shared/prometheus.ts';
import { applicationMetrics, sendsMetrics } from './application-metrics.ts';
import { collector } from './collector.ts';

export type CollectorConfig = ReturnType<typeof collectorConfig>;

const POD_IP = '$' + '{env:MY_POD_IP}';
const HEALTH_PORT = 13133;
const METRICS_PORT = 8888;

type TraceExporter =
  | { readonly awsxray: { readonly region: string } }
  | { readonly otlp: { readonly endpoint: string; readonly tls: { readonly insecure: boolean } } };

/** Services know the collector alone, so that a change of backend is none of theirs. */
function traceExporter({ observability, aws }: Environment): TraceExporter {
  if (observability.traces?.backend !== 'jaeger') return { awsxray: { region: aws.region } };
  const endpoint = `${jaegerBackend.host}:${jaegerBackend.otlpPort}`;
  return { otlp: { endpoint, tls: { insecure: true } } };
}

/** Otherwise they are on the loopback address. */
const OWN_METRICS = {
  pull: { exporter: { prometheus: { host: POD_IP, port: METRICS_PORT } } },
};

export function collectorConfig(environment: Environment, isScraped: boolean) {
  const exporters = traceExporter(environment);
  const ofNodes = environment.observability.metrics.nodesToCloudWatch;
  const nodes = ofNodes ? nodeMetrics(environment) : null;
  const services = sendsMetrics(environment) ? applicationMetrics(environment) : null;
  return {
    receivers: {
      otlp: {
        protocols: {
          grpc: { endpoint: `${POD_IP}:${collector.grpcPort}` },
          http: { endpoint: `${POD_IP}:${collector.httpPort}` },
        },
      },
      ...nodes?.receivers,
    },
    processors: {
      memory_limiter: { check_interval: '5s', limit_percentage: 80, spike_limit_percentage: 25 },
      batch: {},
      ...nodes?.processors,
      ...services?.processors,
    },
    exporters: { ...exporters, ...nodes?.exporters, ...services?.exporters },
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
        ...(nodes
          ? {
              'metrics/nodes': {
                receivers: Object.keys(nodes.receivers),
                processors: ['memory_limiter', ...Object.keys(nodes.processors), 'batch'],
                exporters: Object.keys(nodes.exporters),
              },
            }
          : {}),
        ...services?.pipelines,
      },
    },
  };
}

/**
 * Prometheus offers to others what it has recorded: https://prometheus.io/docs/prometheus/latest/federation/
 * Each collector asks it, so CloudWatch gets a value as often as there are collectors, and averages them.
 */
function nodeMetrics(environment: Environment) {
  return {
    receivers: { prometheus: { config: { scrape_configs: [FEDERATION] } } },
    processors: { 'filter/nodes': { metric_conditions: [OTHERS] } },
    exporters: {
      'awsemf/nodes': {
        region: environment.aws.region,
        namespace: NODE_METRICS_NAMESPACE,
        log_group_name: nodeMetricsLogGroupName(clusterOf(environment).name),
        dimension_rollup_option: 'NoDimensionRollup',
        metric_declarations: [
          { dimensions: [[NODE_METRICS_DIMENSION]], metric_name_selectors: [...NODE_METRIC_NAMES] },
        ],
      },
    },
  };
}

const FEDERATION = {
  job_name: 'prometheus',
  scrape_interval: '60s',
  metrics_path: '/federate',
  params: { 'match[]': [...NODE_METRIC_NAMES] },
  honor_labels: true,
  static_configs: [{ targets: [`${prometheus.host}:${prometheus.port}`] }],
};

/** What the scraping says of itself, such as `up`, would be stored as log lines. */
const OTHERS = NODE_METRIC_NAMES.map((name) => `metric.name != "${name}"`).join(' and ');
