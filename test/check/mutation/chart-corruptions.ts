import { type OpenInput, objectIn, stackIn } from '../../support/compiled.ts';
import type { AnyObject } from '../../support/kubernetes-objects.ts';
import { type Corruption, removeObject } from './corruption.ts';

export const chartCorruptions: readonly Corruption[] = [
  {
    name: 'pods of a chart that ask for nothing',
    code: 'check/chart-requests',
    path: 'addons.metrics-server',
    corrupt: (open) => {
      delete valuesIn(open, 'metrics-server')['resources'];
    },
  },
  {
    name: 'two pods of a chart without a budget',
    code: 'check/chart-availability',
    path: 'addons.cert-manager',
    corrupt: (open) => {
      valuesIn(open, 'cert-manager')['webhook'].podDisruptionBudget.enabled = false;
    },
  },
  {
    name: 'text where a chart wants a number',
    code: 'check/chart-value-type',
    path: 'addons.external-secrets',
    corrupt: (open) => {
      valuesIn(open, 'external-secrets')['replicaCount'] = '2';
    },
  },
  {
    name: 'a panel of what the chart drops',
    code: 'check/metric-dropped',
    path: 'observability',
    corrupt: (open) => {
      const { data } = objectIn(open, 'ConfigMap', 'dashboard-overview');
      data['overview.json'] = data['overview.json'].replaceAll(
        'cfs_throttled_periods_total',
        'cfs_throttled_seconds_total',
      );
    },
  },
  {
    name: 'an alert on what nobody exports',
    code: 'check/metric-unknown',
    path: 'observability',
    corrupt: (open) => {
      const { groups } = objectIn(open, 'PrometheusRule', 'databases')['spec'];
      groups[0].rules[0].expr = 'kube_jobs_failed > 0';
    },
  },
  {
    name: 'an alert whose expression never closes',
    code: 'check/query-unreadable',
    path: 'observability',
    corrupt: (open) => {
      const { groups } = objectIn(open, 'PrometheusRule', 'databases')['spec'];
      groups[0].rules[0].expr = `(${groups[0].rules[0].expr}`;
    },
  },
  {
    name: 'a graph by a dimension that AWS does not publish',
    code: 'check/cloud-metric',
    path: 'observability',
    corrupt: (open) => {
      const { main } = stackIn(open, 'observability')['document'].resource.aws_cloudwatch_dashboard;
      main.dashboard_body = main.dashboard_body.replaceAll('CacheClusterId', 'ReplicationGroupId');
    },
  },
  {
    name: 'a graph of nodes that nothing measures',
    code: 'check/node-metric-unsent',
    consequences: ['check/role-unused'],
    path: 'observability',
    corrupt: (open) => {
      const { resource } = stackIn(open, 'cluster')['document'];
      delete resource.aws_eks_addon['amazon-cloudwatch-observability'];
    },
  },
  {
    name: 'an add-on that nobody watches',
    code: 'check/metrics-unread',
    path: 'addons.argo-rollouts',
    corrupt: (open) => removeObject(open, 'PodMonitor', 'argo-rollouts'),
  },
];

function valuesIn({ components }: OpenInput, name: string): AnyObject {
  const component = components.find((each) => each['name'] === name);
  if (!component) throw new Error(`No component ${name}`);
  return component['source'].values;
}
