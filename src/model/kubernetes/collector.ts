// The OpenTelemetry collector inside the cluster, as the services that send to it know it, and Jaeger, as
// the collector and Grafana know it.
import { charts } from '../charts.ts';

const name = 'opentelemetry-collector';
const { namespace } = charts[name];

export const collector = {
  name,
  namespace,
  host: `${name}.${namespace}.svc.cluster.local`,
  grpcPort: 4317,
  httpPort: 4318,
} as const;

export const jaegerBackend = {
  host: `jaeger.${charts.jaeger.namespace}.svc.cluster.local`,
  otlpPort: 4317,
  queryPort: 16686,
} as const;
