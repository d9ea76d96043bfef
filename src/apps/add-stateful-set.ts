// A StatefulSet, the Service that gives its pods names, and the disks that each of them finds again.
import { ApiObject, type Chart, JsonPatch } from 'cdk8s';
import { KubeService, KubeStatefulSet } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { syncWave } from '../model/kubernetes/labels.ts';
import { defaultStorageClass } from '../model/services/disks.ts';
import { podsName } from '../model/services/names.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';
import { servicePorts } from './add-service.ts';
import { podTemplate } from './pod-template.ts';
import {
  MIN_READY_SECONDS,
  REVISION_HISTORY,
  type Workload,
  workloadMetadata,
} from './workload.ts';

const WAVE = syncWave(0);
const SERVICE_WAVE = syncWave(-5);

const MANAGEMENT = { ordered: 'OrderedReady', parallel: 'Parallel' } as const;

export function addStatefulSet(chart: Chart, workload: Workload): ApiObject {
  const { key, service, selector } = workload;
  addPodsService(chart, workload);
  const manifest = KubeStatefulSet.manifest({
    metadata: workloadMetadata(workload, key, WAVE),
    spec: {
      replicas: service.replicas,
      serviceName: podsName(key),
      selector: { matchLabels: selector },
      podManagementPolicy: MANAGEMENT[service.podManagement],
      updateStrategy: { type: 'RollingUpdate' },
      minReadySeconds: MIN_READY_SECONDS,
      revisionHistoryLimit: REVISION_HISTORY,
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: service.deletionProtection ? 'Retain' : 'Delete',
        whenScaled: 'Retain',
      },
      // A pod goes back to the zone of its disk, so those of the revision before count as well.
      template: podTemplate(workload, null),
    },
  });
  const set = new ApiObject(chart, 'stateful-set', manifest);
  const claims = claimTemplates(workload);
  if (claims.length > 0) set.addJsonPatch(JsonPatch.add('/spec/volumeClaimTemplates', claims));
  return set;
}

/**
 * Written as the API server has them, or Argo CD would find a difference for ever.
 * https://github.com/argoproj/argo-cd/issues/11143
 */
function claimTemplates({ environment, service }: Workload) {
  return sortedEntries(service.claims).map(([name, claim]) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: claim.storageClass ?? defaultStorageClass(environment),
      volumeMode: 'Filesystem',
      resources: { requests: { storage: claim.size } },
    },
  }));
}

/** Pods have names from the beginning, since they may look for one another before they are ready. */
function addPodsService(chart: Chart, workload: Workload): void {
  const { key, selector } = workload;
  const name = podsName(key);
  const ports = servicePorts(workload);
  new KubeService(chart, `service-${name}`, {
    metadata: {
      name,
      annotations: SERVICE_WAVE,
      labels: { 'app.kubernetes.io/component': 'pods' },
    },
    spec: {
      clusterIp: 'None',
      publishNotReadyAddresses: true,
      selector,
      ...(ports.length === 0 ? {} : { ports }),
    },
  });
}
