// The OpenTelemetry collector inside the cluster, as the services that send to it know it.
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
