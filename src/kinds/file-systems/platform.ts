// File systems as the cluster knows them: a StorageClass each, and the claims that services mount.
import type { Chart } from 'cdk8s';
import {
  KubePersistentVolumeClaim,
  KubeStorageClass,
  Quantity,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../../model/artifact.ts';
import { standardLabels } from '../../model/kubernetes/labels.ts';
import { restrictedPod } from '../../model/kubernetes/pod-security.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { COMPONENT, claimName, fileSystemClass } from './names.ts';
import { type RecordedFileSystem, recordedFileSystems } from './recorded.ts';

/** After the namespaces, before whatever mounts. */
const WAVE = -37;

/** Files would be out of reach with the claim, so a person has to confirm. */
const CONFIRM = { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' };

export function compileFileSystems(environment: Environment): KubernetesOutput {
  const fileSystems = recordedFileSystems(environment);
  if (fileSystems.length === 0) return { components: [], artifacts: [] };
  const labels = standardLabels(environment, COMPONENT, 'storage');
  const source = { type: 'directory' } as const;
  const origin = ['fileSystems'];
  return {
    components: [{ name: COMPONENT, namespace: 'kube-system', wave: WAVE, source, origin }],
    artifacts: fileSystems.flatMap(([key, fileSystem]) => {
      const chart = componentChart(COMPONENT, { labels });
      addStorageClass(chart, key, fileSystem);
      addClaims(chart, key, fileSystem);
      return artifactsOf(chart, ['fileSystems', key]);
    }),
  };
}

/**
 * The directory of a claim follows from its name, so that a claim which is made again finds its files.
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/master/docs/README.md#storage-class-parameters-for-dynamic-provisioning
 */
function addStorageClass(chart: Chart, key: string, { id }: RecordedFileSystem): void {
  new KubeStorageClass(chart, `class-${key}`, {
    metadata: { name: fileSystemClass(key) },
    provisioner: 'efs.csi.aws.com',
    parameters: {
      provisioningMode: 'efs-ap',
      fileSystemId: id,
      directoryPerms: '750',
      uid: String(restrictedPod.runAsUser),
      gid: String(restrictedPod.runAsGroup),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the driver's own placeholders
      subPathPattern: '${.PVC.namespace}/${.PVC.name}',
      ensureUniqueDirectory: 'false',
    },
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'Immediate',
  });
}

function addClaims(chart: Chart, key: string, { claims }: RecordedFileSystem): void {
  for (const [claim, { namespace, size }] of sortedEntries(claims)) {
    new KubePersistentVolumeClaim(chart, `claim-${key}-${claim}`, {
      metadata: { name: claimName(key, claim), namespace, annotations: CONFIRM },
      spec: {
        accessModes: ['ReadWriteMany'],
        storageClassName: fileSystemClass(key),
        resources: { requests: { storage: Quantity.fromString(size) } },
      },
    });
  }
}
