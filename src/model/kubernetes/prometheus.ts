// Prometheus inside the cluster, as its chart names it and as whoever queries it knows it.
import { charts } from '../charts.ts';

/** Starts the names of the chart's objects. */
export const PROMETHEUS_NAME = 'kube-prometheus';

export const PROMETHEUS_URL = `http://${PROMETHEUS_NAME}-prometheus.${charts['kube-prometheus-stack'].namespace}.svc.cluster.local:9090`;
