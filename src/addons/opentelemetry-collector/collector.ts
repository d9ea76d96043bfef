// The collector inside the cluster, as services know it.
const name = 'opentelemetry-collector';
const namespace = 'tracing';

export const collector = {
  name,
  namespace,
  host: `${name}.${namespace}.svc.cluster.local`,
  grpcPort: 4317,
  httpPort: 4318,
} as const;
