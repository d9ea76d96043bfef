// What runs the pods of a service: a Deployment, or a Rollout that switches versions at once or in steps.
import { ApiObject, type Chart, JsonPatch } from 'cdk8s';
import {
  IntOrString,
  KubeDeployment,
  KubePodDisruptionBudget,
  toJson_PodTemplateSpec,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { syncWave } from '../model/kubernetes/labels.ts';
import { previewName } from '../model/services/names.ts';
import { isLasting } from '../model/services/service-kinds.ts';
import { drainSeconds } from '../model/services/shutdown.ts';
import { addRuns } from './add-runs.ts';
import { addStatefulSet } from './add-stateful-set.ts';
import { canaryStrategy } from './canary.ts';
import { podTemplate } from './pod-template.ts';
import type { BlueGreenStrategy, RolloutSpec } from './rollout.ts';
import { sidecarPatches } from './side-containers.ts';
import {
  MIN_READY_SECONDS,
  REVISION_HISTORY,
  type Workload,
  workloadMetadata,
} from './workload.ts';

const WAVE = syncWave(0);

/** How long the old version stays after a switch, so that going back takes seconds. */
const BLUE_GREEN_FALLBACK_SECONDS = 600;

export function addPods(chart: Chart, workload: Workload): void {
  if (isLasting(workload.service)) addLasting(chart, workload);
  else addRuns(chart, workload);
}

function addLasting(chart: Chart, workload: Workload): void {
  const pods = addControlled(chart, workload);
  if (workload.service.port !== null) pods.addJsonPatch(drainPatch(workload));
  pods.addJsonPatch(...sidecarPatches(workload, '/spec/template/spec'));
  addDisruptionBudget(chart, workload);
}

function addControlled(chart: Chart, workload: Workload): ApiObject {
  const { kind, rollout } = workload.service;
  if (kind === 'statefulSet') return addStatefulSet(chart, workload);
  return rollout.strategy === 'rolling'
    ? addDeployment(chart, workload)
    : addRollout(chart, workload);
}

function addDeployment(chart: Chart, workload: Workload): ApiObject {
  const { replicas, rollout, singleton } = workload.service;
  const rollingUpdate = {
    maxSurge: IntOrString.fromNumber(rollout.maxSurge),
    maxUnavailable: IntOrString.fromNumber(rollout.maxUnavailable),
  };
  const manifest = KubeDeployment.manifest({
    metadata: workloadMetadata(workload, workload.key, WAVE),
    spec: {
      replicas,
      selector: { matchLabels: workload.selector },
      strategy: singleton ? { type: 'Recreate' } : { type: 'RollingUpdate', rollingUpdate },
      minReadySeconds: MIN_READY_SECONDS,
      progressDeadlineSeconds: rollout.deadlineSeconds,
      revisionHistoryLimit: REVISION_HISTORY,
      template: podTemplate(workload, 'pod-template-hash'),
    },
  });
  return new ApiObject(chart, 'deployment', manifest);
}

function addRollout(chart: Chart, workload: Workload): ApiObject {
  const { key, service, selector } = workload;
  const template = podTemplate(workload, 'rollouts-pod-template-hash');
  const spec: RolloutSpec = {
    replicas: service.replicas,
    selector: { matchLabels: selector },
    minReadySeconds: MIN_READY_SECONDS,
    progressDeadlineSeconds: service.rollout.deadlineSeconds,
    progressDeadlineAbort: true,
    revisionHistoryLimit: REVISION_HISTORY,
    strategy:
      service.rollout.strategy === 'canary' ? canaryStrategy(workload) : blueGreenStrategy(key),
    template: toJson_PodTemplateSpec(template) ?? {},
  };
  return new ApiObject(chart, 'rollout', {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: workloadMetadata(workload, key, WAVE),
    spec,
  });
}

function blueGreenStrategy(key: string): BlueGreenStrategy {
  return {
    blueGreen: {
      activeService: key,
      previewService: previewName(key),
      autoPromotionEnabled: true,
      scaleDownDelaySeconds: BLUE_GREEN_FALLBACK_SECONDS,
    },
  };
}

/**
 * Sleeps before the container is told to stop, done by the kubelet since images may have no shell.
 * The typings are those of Kubernetes 1.27; the field is on by default since 1.30.
 * https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
function drainPatch({ environment, key }: Workload): JsonPatch {
  return JsonPatch.add('/spec/template/spec/containers/0/lifecycle', {
    preStop: { sleep: { seconds: drainSeconds(environment, key) } },
  });
}

/** A single pod gets no budget: it would keep its node from ever being drained. */
function addDisruptionBudget(chart: Chart, { key, service, selector }: Workload): void {
  if (service.replicas === 1) return;
  new KubePodDisruptionBudget(chart, 'disruption-budget', {
    metadata: { name: key, annotations: syncWave(1) },
    spec: {
      maxUnavailable: IntOrString.fromNumber(service.disruption.maxUnavailable),
      selector: { matchLabels: selector },
    },
  });
}
