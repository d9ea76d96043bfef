// The environment variables of a service that are not secret, derived from its edges.

import { sendsMetrics } from '../addons/opentelemetry-collector/application-metrics.ts';
import { isCollecting } from '../addons/opentelemetry-collector/collecting.ts';
import { collector } from '../addons/opentelemetry-collector/collector.ts';
import { sendsTraces } from '../model/operations/tracing.ts';
import type { Environment, Service } from '../model/schema/environment.ts';
import { type CallVariable, callVariables, namedPortVariables } from './call-variables.ts';
import { grantsOf } from './edges.ts';

type Variables = Record<string, string>;

/** A written variable wins over a derived one of the same name. */
export function configVariables(
  environment: Environment,
  key: string,
  service: Service,
): Variables {
  return {
    ...(service.port === null ? {} : { PORT: `${service.port}` }),
    // For a gateway, those of its edges are its routes.
    ...valuesOf(namedPortVariables(environment, key)),
    ...edgeVariables(environment, key),
    ...telemetryVariables(environment, key),
    ...service.env,
  };
}

/** What a consumer has of its edges. */
export function edgeVariables(environment: Environment, consumer: string): Variables {
  return {
    AWS_REGION: environment.aws.region,
    ...valuesOf(callVariables(environment, consumer)),
    ...grantedVariables(environment, consumer),
  };
}

function valuesOf(variables: readonly CallVariable[]): Variables {
  return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}

function grantedVariables(environment: Environment, key: string): Variables {
  const granted = grantsOf(environment, key).flatMap(({ variables = {} }) =>
    Object.entries(variables),
  );
  return Object.fromEntries(granted);
}

/** https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */
function telemetryVariables(environment: Environment, key: string): Variables {
  const { traces } = environment.observability;
  if (traces === null && !isCollecting(environment)) return {};
  const attributes = [
    `service.namespace=${environment.system}`,
    `deployment.environment.name=${environment.environment}`,
  ];
  return {
    OTEL_SERVICE_NAME: key,
    OTEL_RESOURCE_ATTRIBUTES: attributes.join(','),
    ...(isCollecting(environment)
      ? {
          OTEL_EXPORTER_OTLP_ENDPOINT: `http://${collector.host}:${collector.httpPort}`,
          OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
        }
      : {}),
    ...traceVariables(environment),
    ...metricVariables(environment),
  };
}

function traceVariables(environment: Environment): Variables {
  const { traces } = environment.observability;
  const xray = traces?.backend === 'xray' ? ['xray'] : [];
  return {
    OTEL_TRACES_EXPORTER: sendsTraces(environment) ? 'otlp' : 'none',
    ...(traces === null
      ? {}
      : { OTEL_PROPAGATORS: ['tracecontext', 'baggage', ...xray].join(',') }),
    ...(sendsTraces(environment) ? samplingVariables(environment.observability) : {}),
  };
}

/** What has come since the last time: two measurements of a pod may reach two collectors. */
function metricVariables(environment: Environment): Variables {
  if (!sendsMetrics(environment)) return {};
  return {
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'delta',
  };
}

/** Who has begun a trace decides for all; whoever begins one follows the share of the environment. */
function samplingVariables({ traces, xray }: Environment['observability']): Variables {
  if (traces?.backend !== 'xray' || xray === null) return {};
  return {
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: String(xray.samplingPercent / 100),
  };
}
