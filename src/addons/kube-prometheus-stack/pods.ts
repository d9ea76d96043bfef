// The pods of the stack. Those of Prometheus and Alertmanager the operator makes, with a reloader in each.
import type { ChartPods } from '../addon.ts';

const PROMETHEUS = 'prometheus.prometheusSpec';
const ALERTMANAGER = 'alertmanager.alertmanagerSpec';
const RELOADER = 'prometheusOperator.prometheusConfigReloader.resources';

export const PODS: readonly ChartPods[] = [
  { part: 'operator', resources: ['prometheusOperator.resources'] },
  {
    part: 'Prometheus',
    resources: [`${PROMETHEUS}.resources`, RELOADER],
    replicated: {
      replicas: `${PROMETHEUS}.replicas`,
      budget: 'prometheus.podDisruptionBudget',
      spread: `${PROMETHEUS}.topologySpreadConstraints`,
    },
  },
  {
    part: 'sidecar of Prometheus',
    resources: [`${PROMETHEUS}.thanos.resources`],
    onlyIf: 'prometheus.thanosService.enabled',
  },
  {
    part: 'Alertmanager',
    resources: [`${ALERTMANAGER}.resources`, RELOADER],
    replicated: {
      replicas: `${ALERTMANAGER}.replicas`,
      budget: 'alertmanager.podDisruptionBudget',
      spread: `${ALERTMANAGER}.topologySpreadConstraints`,
    },
  },
  {
    part: 'Grafana',
    resources: ['grafana.resources', 'grafana.sidecar.resources'],
    replicated: {
      replicas: 'grafana.replicas',
      budget: 'grafana.podDisruptionBudget',
      spread: 'grafana.topologySpreadConstraints',
    },
  },
  { part: 'kube-state-metrics', resources: ['kube-state-metrics.resources'] },
  { part: 'node-exporter', resources: ['prometheus-node-exporter.resources'] },
];

export const IDLE = [
  'crds.upgradeJob',
  'grafana.downloadDashboards',
  'grafana.imageRenderer',
  'grafana.initChownData',
  'grafana.testFramework',
  'kube-state-metrics.kubeRBACProxy',
  'prometheus-node-exporter.kubeRBACProxy',
  'prometheusOperator.admissionWebhooks',
  'thanosRuler',
] as const;
