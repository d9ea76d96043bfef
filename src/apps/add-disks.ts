// The disks of volumes: a claim each, for a service of one pod.
import type { Chart } from 'cdk8s';
import { KubePersistentVolumeClaim, Quantity } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { syncWave } from '../model/kubernetes/labels.ts';
import { defaultStorageClass, volumeClaimName } from '../model/services/disks.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';
import type { Workload } from './workload.ts';

/** Of the pods themselves: a claim is bound when its first pod is there, and a later wave would wait for that. */
const WAVE = syncWave(0);
/** What is on the disk goes with the claim, so a person has to confirm. */
const CONFIRM = { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' };

export function addDisks(chart: Chart, { environment, key, service }: Workload): void {
  for (const [name, { claim }] of sortedEntries(service.volumes)) {
    const size = claim?.size ?? null;
    if (claim === null || size === null) continue;
    new KubePersistentVolumeClaim(chart, `claim-${name}`, {
      metadata: { name: volumeClaimName(key, name), annotations: { ...WAVE, ...CONFIRM } },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: claim.storageClass ?? defaultStorageClass(environment),
        resources: { requests: { storage: Quantity.fromString(size) } },
      },
    });
  }
}
