// The environment variables of a service that are not secret, derived from its edges.

import { collector } from '../addons/opentelemetry-collector/collector.ts';
import { serviceHost } from '../model/naming/services.ts';
import { sendsTraces } from '../model/operations/tracing.ts';
import type { Environment, Service, Uses } from '../model/schema/environment.ts';
import { upperSnake } from '../model/services/variables.ts';
import { grantsOf } from './edges.ts';

type Variables = Record<string, string>;

/** A written variable wins over a derived one of the same name. */
export function configVariables(
  environment: Environment,
  key: string,
  service: Service,
): Variables {
  const { uses } = service;
  return {
    ...(service.port === null ? {} : { PORT: `${service.port}` }),
    AWS_REGION: environment.aws.region,
    ...calleeVariables(environment, uses),
    ...grantedVariables(environment, key),
    ...traceVariables(environment, key),
    ...service.env,
  };
}

/** For a gateway, these are its routes. */
function calleeVariables(environment: Environment, uses: Uses): Variables {
  return Object.fromEntries(
    uses.services.map((callee) => [
      `${upperSnake(callee)}_URL`,
      `http://${serviceHost(environment, callee)}:${environment.services[callee]?.port ?? ''}`,
    ]),
  );
}

function grantedVariables(environment: Environment, key: string): Variables {
  const granted = grantsOf(environment, key).flatMap(({ variables = {} }) =>
    Object.entries(variables),
  );
  return Object.fromEntries(granted);
}

/** https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */
function traceVariables(environment: Environment, key: string): Variables {
  const { traces } = environment.observability;
  if (traces === null) return {};
  const { system, environment: name } = environment;
  const xray = traces.backend === 'xray' ? ['xray'] : [];
  return {
    OTEL_SERVICE_NAME: key,
    OTEL_RESOURCE_ATTRIBUTES: `service.namespace=${system},deployment.environment.name=${name}`,
    OTEL_PROPAGATORS: ['tracecontext', 'baggage', ...xray].join(','),
    ...exportVariables(environment),
  };
}

function exportVariables(environment: Environment): Variables {
  if (!sendsTraces(environment)) return { OTEL_TRACES_EXPORTER: 'none' };
  return {
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://${collector.host}:${collector.httpPort}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
    ...samplingVariables(environment.observability),
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
