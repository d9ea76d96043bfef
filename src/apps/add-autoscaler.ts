// How the number of pods follows the load: a HorizontalPodAutoscaler on CPU, memory or both, or where events
// count as well, or alone, a ScaledObject, of which KEDA makes one.
import { ApiObject, type Chart } from 'cdk8s';
import { KubeHorizontalPodAutoscalerV2 } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { prometheus } from '../addons/shared/prometheus.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import type { Autoscaling, Trigger } from '../model/schema/services/autoscaling.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';
import { scaleTarget, type Workload } from './workload.ts';

/** After the pods it scales. */
const WAVE = syncWave(1);
/** Share of the pods that may go in each minute, so that a lull never empties a service at once. */
const SCALE_DOWN_PERCENT = 50;

export function addAutoscaler(chart: Chart, workload: Workload): void {
  const { autoscaling } = workload.service;
  if (autoscaling === null) return;
  if (autoscaling.triggers !== null) addScaledObject(chart, workload, autoscaling);
  else addOwn(chart, workload, autoscaling);
}

function addOwn(chart: Chart, { key, service }: Workload, autoscaling: Autoscaling): void {
  new KubeHorizontalPodAutoscalerV2(chart, 'autoscaler', {
    metadata: { name: key, annotations: WAVE },
    spec: {
      scaleTargetRef: scaleTarget(key, service),
      minReplicas: service.replicas,
      maxReplicas: autoscaling.maxReplicas,
      metrics: measured(autoscaling).map(utilization),
      behavior: behavior(autoscaling),
    },
  });
}

function behavior({ scaleDownSeconds }: Autoscaling) {
  return {
    scaleDown: {
      stabilizationWindowSeconds: scaleDownSeconds,
      policies: [{ type: 'Percent', value: SCALE_DOWN_PERCENT, periodSeconds: 60 }],
    },
  };
}

type Target = readonly [name: string, percent: number];

/** In a fixed order, whatever the order of the input. */
function measured({ by, cpuPercent, memoryPercent }: Autoscaling): readonly Target[] {
  const targets = [
    ['cpu', cpuPercent],
    ['memory', memoryPercent],
  ] as const;
  return targets.filter(([name]) => by.includes(name));
}

function utilization([name, averageUtilization]: Target) {
  return {
    type: 'Resource',
    resource: { name, target: { type: 'Utilization', averageUtilization } },
  };
}

/** https://keda.sh/docs/latest/reference/scaledobject-spec/ */
function addScaledObject(chart: Chart, { key, service }: Workload, autoscaling: Autoscaling): void {
  new ApiObject(chart, 'autoscaler', {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: key, annotations: WAVE },
    spec: {
      scaleTargetRef: scaleTarget(key, service),
      minReplicaCount: service.replicas,
      maxReplicaCount: autoscaling.maxReplicas,
      advanced: { horizontalPodAutoscalerConfig: { behavior: behavior(autoscaling) } },
      triggers: [
        ...measured(autoscaling).map(resourceTrigger),
        ...sortedEntries(autoscaling.triggers ?? {}).map(eventTrigger),
      ],
    },
  });
}

function resourceTrigger([type, percent]: Target) {
  return { type, metricType: 'Utilization', metadata: { value: String(percent) } };
}

function eventTrigger([name, trigger]: readonly [string, Trigger]) {
  const { type, metadata, authentication } = trigger;
  const known = type === 'prometheus' ? { serverAddress: prometheus.url } : {};
  return {
    name,
    type,
    metadata: { ...known, ...metadata },
    ...(authentication === null ? {} : { authenticationRef: { name: authentication } }),
  };
}
