// How the number of pods follows the load: a HorizontalPodAutoscaler on CPU and memory.
import type { Chart } from 'cdk8s';
import { KubeHorizontalPodAutoscalerV2 } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { syncWave } from '../model/kubernetes/labels.ts';
import type { Workload } from './workload.ts';

/** After the pods it scales. */
const WAVE = syncWave(1);
/** Share of the pods that may go in each minute, so that a lull never empties a service at once. */
const SCALE_DOWN_PERCENT = 50;

export function addAutoscaler(chart: Chart, { key, service }: Workload): void {
  const { autoscaling, replicas, rollout } = service;
  if (autoscaling === null) return;
  const target =
    rollout.strategy === 'rolling'
      ? { apiVersion: 'apps/v1', kind: 'Deployment' }
      : { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };
  new KubeHorizontalPodAutoscalerV2(chart, 'autoscaler', {
    metadata: { name: key, annotations: WAVE },
    spec: {
      scaleTargetRef: { ...target, name: key },
      minReplicas: replicas,
      maxReplicas: autoscaling.maxReplicas,
      metrics: [
        utilization('cpu', autoscaling.cpuPercent),
        utilization('memory', autoscaling.memoryPercent),
      ],
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: autoscaling.scaleDownSeconds,
          policies: [{ type: 'Percent', value: SCALE_DOWN_PERCENT, periodSeconds: 60 }],
        },
      },
    },
  });
}

function utilization(name: string, averageUtilization: number) {
  return {
    type: 'Resource',
    resource: { name, target: { type: 'Utilization', averageUtilization } },
  };
}
