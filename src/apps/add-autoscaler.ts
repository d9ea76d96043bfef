// How the number of pods follows the load: a HorizontalPodAutoscaler on CPU, memory or both, or where events
// count as well, or alone, a ScaledObject, of which KEDA makes one.
import { ApiObject, type Chart } from 'cdk8s';
import { KubeHorizontalPodAutoscalerV2 } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { prometheus } from '../addons/shared/prometheus.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import type { Autoscaling, Pace, Trigger } from '../model/schema/services/autoscaling.ts';
import { scalerOf } from '../model/services/triggers.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';
import { scaleTarget, type Workload } from './workload.ts';

/** After the pods it scales. */
const WAVE = syncWave(1);
/**
 * KEDA refuses a ScaledObject beside another autoscaler of the same pods, unless that one says so: when
 * triggers come, it is there until the ScaledObject is healthy, and then pruned. As long as there are two,
 * the HorizontalPodAutoscaler controller leaves the number alone.
 * kedacore/keda apis/keda/v1alpha1/scaledobject_webhook.go v2.20.2, kubernetes pkg/controller/podautoscaler/horizontal.go v1.35.0
 */
const BESIDE_KEDA = { 'validations.keda.sh/hpa-ownership': 'false' };
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
    metadata: { name: key, annotations: { ...WAVE, ...BESIDE_KEDA } },
    spec: {
      scaleTargetRef: scaleTarget(key, service),
      minReplicas: service.replicas,
      maxReplicas: autoscaling.maxReplicas,
      metrics: measured(autoscaling).map(utilization),
      behavior: behavior(autoscaling),
    },
  });
}

function behavior({ scaleUp, scaleUpSeconds, scaleDown, scaleDownSeconds }: Autoscaling) {
  const half = [{ type: 'Percent', value: SCALE_DOWN_PERCENT, periodSeconds: 60 }];
  const isUpAsUsual = scaleUp === null && scaleUpSeconds === null;
  return {
    scaleDown: {
      stabilizationWindowSeconds: scaleDownSeconds,
      ...(scaleDown === null ? { policies: half } : paceOf(scaleDown)),
    },
    ...(isUpAsUsual
      ? {}
      : {
          scaleUp: {
            stabilizationWindowSeconds: scaleUpSeconds ?? 0,
            ...(scaleUp === null ? {} : paceOf(scaleUp)),
          },
        }),
  };
}

const SELECT = { most: 'Max', least: 'Min', none: 'Disabled' } as const;

/** https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#scaling-policies */
function paceOf({ pods, percent, periodSeconds, choose }: Pace) {
  const policy = (type: string, value: number | null) =>
    value === null ? [] : [{ type, value, periodSeconds }];
  const policies = [...policy('Percent', percent), ...policy('Pods', pods)];
  return { selectPolicy: SELECT[choose], ...(policies.length > 0 ? { policies } : {}) };
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

/** https://keda.sh/docs/2.20/reference/scaledobject-spec/ */
function addScaledObject(chart: Chart, workload: Workload, autoscaling: Autoscaling): void {
  const { key, service } = workload;
  const events = sortedEntries(autoscaling.triggers ?? {}).map(([name, trigger]) =>
    eventTrigger(workload, name, trigger),
  );
  new ApiObject(chart, 'autoscaler', {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: key, annotations: WAVE },
    spec: {
      scaleTargetRef: scaleTarget(key, service),
      ...(autoscaling.scaleToZero ? { idleReplicaCount: 0 } : {}),
      minReplicaCount: service.replicas,
      maxReplicaCount: autoscaling.maxReplicas,
      ...(autoscaling.cooldownSeconds === null
        ? {}
        : { cooldownPeriod: autoscaling.cooldownSeconds }),
      ...(autoscaling.pollingSeconds === null
        ? {}
        : { pollingInterval: autoscaling.pollingSeconds }),
      advanced: { horizontalPodAutoscalerConfig: { behavior: behavior(autoscaling) } },
      triggers: [...measured(autoscaling).map(resourceTrigger), ...events],
    },
  });
  const isSigned = events.some(({ authenticationRef }) => authenticationRef?.name === key);
  if (isSigned) addOperatorIdentity(chart, key);
}

/** Triggers that name it are asked about by KEDA as itself, with the role of its operator.
 * https://keda.sh/docs/2.20/authentication-providers/aws/ */
function addOperatorIdentity(chart: Chart, key: string): void {
  new ApiObject(chart, 'trigger-authentication', {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'TriggerAuthentication',
    metadata: { name: key, annotations: syncWave(0) },
    spec: { podIdentity: { provider: 'aws' } },
  });
}

function resourceTrigger([type, percent]: Target) {
  return { type, metricType: 'Utilization', metadata: { value: String(percent) } };
}

function eventTrigger({ environment, key }: Workload, name: string, trigger: Trigger) {
  const { type, metadata, isSignedByOperator } = scalerOf(environment, key, trigger);
  const known = type === 'prometheus' ? { serverAddress: prometheus.url } : {};
  const authentication = isSignedByOperator ? key : trigger.authentication;
  return {
    name,
    type,
    metadata: { ...known, ...metadata },
    ...(authentication === null ? {} : { authenticationRef: { name: authentication } }),
  };
}
