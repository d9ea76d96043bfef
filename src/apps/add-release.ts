// What runs before a new version of a service: a Job with the image, the variables, the files and the
// edges of the service, and its identity. docs/decisions/0014 says why it is a hook of the sync.
import { ApiObject, type Chart, JsonPatch } from 'cdk8s';
import { type Container, KubeJob, type PodTemplateSpec } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { SYNC_JOB } from '../kubernetes/sync-job.ts';
import {
  type Labels,
  selectorLabels,
  standardLabels,
  syncWave,
} from '../model/kubernetes/labels.ts';
import { NETWORK_POLICY, networkPolicySpec } from '../model/kubernetes/network-policy.ts';
import { restrictedContainerOf, restrictedPodOf } from '../model/kubernetes/pod-security.ts';
import { imageOf } from '../model/naming/registry.ts';
import type { Release } from '../model/schema/services/release.ts';
import { releaseName } from '../model/services/names.ts';
import { egressOf } from './add-network-policy.ts';
import { placementOf } from './placement.ts';
import { resourcesOf, UNDISTURBED, variablesOf } from './pod-template.ts';
import { volumeMountsOf, volumesOf } from './volumes.ts';
import type { Workload } from './workload.ts';

/** After its account, its configuration and its secrets, before the pods, and beside nothing else: a try that
 * fails with it in one wave may never make it again. https://github.com/argoproj/argo-cd/issues/27507 */
const WAVE = syncWave(-2);
const POLICY_WAVE = syncWave(-4);

/** Argo CD tries a sync again as well, with a Job of its own. */
const RETRIES = 1;

export function addRelease(chart: Chart, workload: Workload): void {
  const { release } = workload.service;
  if (release === null) return;
  addPolicy(chart, workload);
  addJob(chart, workload, release);
}

/** Its pods are not those of the service: nobody may send requests to them, or count them. */
function addPolicy(chart: Chart, workload: Workload): void {
  const { environment, key } = workload;
  const name = releaseName(key);
  new ApiObject(chart, 'release-policy', {
    ...NETWORK_POLICY,
    metadata: { name, annotations: POLICY_WAVE, labels: labelsOf(workload) },
    spec: networkPolicySpec(selectorLabels(environment, name), [], egressOf(workload)),
  });
}

function addJob(chart: Chart, workload: Workload, release: Release): void {
  const manifest = KubeJob.manifest({
    metadata: {
      name: releaseName(workload.key),
      annotations: { ...SYNC_JOB.annotations, ...WAVE },
      labels: labelsOf(workload),
    },
    spec: {
      backoffLimit: RETRIES,
      activeDeadlineSeconds: release.deadlineSeconds,
      template: releaseTemplate(workload, release),
    },
  });
  const job = new ApiObject(chart, 'release', manifest);
  // Never two migrations at once: a pod that is on its way out is waited for. The typings are those of
  // Kubernetes 1.27; the field is on by default since 1.29.
  // https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-replacement-policy
  job.addJsonPatch(JsonPatch.add('/spec/podReplacementPolicy', 'Failed'));
}

function labelsOf({ environment, key, service }: Workload): Labels {
  return {
    ...standardLabels(environment, releaseName(key), 'release'),
    [environment.categories.label]: service.category,
  };
}

/** One container after the other: all but the last are init containers. */
function releaseTemplate(workload: Workload, { commands }: Release): PodTemplateSpec {
  const { environment, key, service } = workload;
  const containers = Object.entries(commands)
    .sort(([, left], [, right]) => left.order - right.order)
    .map(([name, { command }]) => container(workload, name, command));
  return {
    metadata: { labels: labelsOf(workload), annotations: UNDISTURBED },
    spec: {
      restartPolicy: 'Never',
      serviceAccountName: key,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: restrictedPodOf(service.runAsUser),
      ...placementOf(environment, service),
      ...(containers.length > 1 ? { initContainers: containers.slice(0, -1) } : {}),
      containers: containers.slice(-1),
      volumes: volumesOf(workload),
    },
  };
}

function container(workload: Workload, name: string, command: readonly string[]): Container {
  const { environment, key, service } = workload;
  return {
    name,
    image: imageOf(environment, key),
    imagePullPolicy: 'IfNotPresent',
    command: [...command],
    ...variablesOf(workload),
    resources: resourcesOf(workload),
    securityContext: restrictedContainerOf(service.netBindService),
    volumeMounts: volumeMountsOf(workload),
  };
}
