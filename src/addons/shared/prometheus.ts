// Prometheus inside the cluster, as whoever queries it, or lets it in, knows it.
const name = 'kube-prometheus';
const namespace = 'monitoring';
const host = `${name}-prometheus.${namespace}.svc.cluster.local`;
const PORT = 9090;

export const prometheus = {
  /** Starts the names of the chart's objects. */
  name,
  namespace,
  /** Label of its pods. */
  app: 'prometheus',
  host,
  port: PORT,
  url: `http://${host}:${PORT}`,
} as const;

/** The chart's Service in front of Alertmanager. */
export const alertmanager = {
  namespace,
  port: 9093,
  url: `http://${name}-alertmanager.${namespace}.svc.cluster.local:9093`,
} as const;
