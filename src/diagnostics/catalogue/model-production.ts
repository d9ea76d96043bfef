// What production does without and nobody notices until something is wrong.
import { entry } from '../entry.ts';

export const productionCatalogue = {
  'model/logs-unread': entry<{ addon: string }>({
    severity: 'warning',
    message: () => 'Nothing reads the logs of pods: they are gone with the pod, or with its node',
    hint: ({ addon }) =>
      `Add ${addon}: {} to addons; where a chart of your own reads them, waive this with that reason`,
    why: 'Asked of production. A node keeps what its pods said for as long as they are there; a pod that was replaced, for whatever reason, can be asked nothing any more.',
  }),
  'model/nodes-unscaled': entry<{ group: string; min: number; max: number }>({
    severity: 'warning',
    message: ({ group, min, max }) =>
      `Nothing adds nodes: group ${group} stays at ${min}, and never comes to its max of ${max}`,
    hint: ({ min }) =>
      `Add cluster-autoscaler: {} to addons, or karpenter: {} with cluster.nodePools; write max: ${min} where the number is meant to stay`,
    why: 'Asked of production. The bounds of a node group are those within which somebody may change its size; EKS changes it by itself only to replace nodes. Pods of a rollout, of autoscaling or of a node that is lost wait for a place until somebody comes.',
  }),
  'model/unwatched': entry<Record<string, never>>({
    severity: 'warning',
    message: () => 'Nothing watches production: no alert is raised when something is wrong',
    hint: () =>
      'Add kube-prometheus-stack: {} to addons, or alarms to observability, such as alarms: { errors: { metric: errorRate, of: <load balancer>, abovePercent: 1, forMinutes: 5, title: Errors } }; where a chart of your own watches, waive this with that reason',
    why: 'Asked of production. Who stands under observability.notify hears of budgets alone: alerts come from Prometheus, or from alarms of CloudWatch that the file names.',
  }),
} as const;
