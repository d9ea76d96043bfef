// File systems as the cluster knows them: a StorageClass each, the id that it needs, and the claims that
// services mount.
import { ApiObject, type Chart } from 'cdk8s';
import {
  KubePersistentVolumeClaim,
  KubeRole,
  KubeRoleBinding,
  KubeStorageClass,
  Quantity,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../../model/artifact.ts';
import {
  EXTERNAL_SECRET,
  externalSecretSpec,
  insert,
} from '../../model/kubernetes/external-secret.ts';
import { standardLabels, syncWave } from '../../model/kubernetes/labels.ts';
import { restrictedPod } from '../../model/kubernetes/pod-security.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import {
  COMPONENT,
  claimName,
  fileSystemClass,
  fileSystemSecretName,
  ID_PROPERTY,
  idSecretName,
} from './names.ts';
import type { FileSystem } from './schema.ts';

/** After the store of secrets, before whatever mounts. */
const WAVE = -18;
/** Where the driver runs, as an add-on of EKS, and reads the ids. */
const NAMESPACE = 'kube-system';
const DRIVER = 'efs-csi-controller-sa';

/** Files would be out of reach with the claim, so a person has to confirm. */
const CONFIRM = { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' };

export function compileFileSystems(environment: Environment): KubernetesOutput {
  const fileSystems = sortedEntries(environment.fileSystems).filter(hasClaims);
  if (fileSystems.length === 0) return { components: [], artifacts: [] };
  const labels = standardLabels(environment, COMPONENT, 'storage');
  const source = { type: 'directory' } as const;
  const origin = ['fileSystems'];
  return {
    components: [{ name: COMPONENT, namespace: NAMESPACE, wave: WAVE, source, origin }],
    artifacts: fileSystems.flatMap(([key, fileSystem]) => {
      const chart = componentChart(COMPONENT, { labels });
      if (fileSystem.id === null) addId(chart, environment, key);
      addStorageClass(chart, key, fileSystem);
      addClaims(chart, key, fileSystem);
      return artifactsOf(chart, ['fileSystems', key]);
    }),
  };
}

function hasClaims([, { claims }]: readonly [string, FileSystem]): boolean {
  return Object.keys(claims).length > 0;
}

/**
 * AWS makes the id up; the driver reads it where a claim is made.
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/v2.2.0/docs/filesystem-id-resolution.md
 */
function addId(chart: Chart, environment: Environment, key: string): void {
  const name = idSecretName(key);
  const metadata = { name, namespace: NAMESPACE, annotations: syncWave(-1) };
  const secret = fileSystemSecretName(environment, key);
  const read = { as: ID_PROPERTY, secret, property: ID_PROPERTY };
  new ApiObject(chart, `id-${key}`, {
    ...EXTERNAL_SECRET,
    metadata,
    spec: externalSecretSpec(name, [read], { [ID_PROPERTY]: insert(ID_PROPERTY) }),
  });
  const apiGroup = 'rbac.authorization.k8s.io';
  new KubeRole(chart, `role-${key}`, {
    metadata,
    rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [name], verbs: ['get'] }],
  });
  new KubeRoleBinding(chart, `binding-${key}`, {
    metadata,
    roleRef: { apiGroup, kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name: DRIVER, namespace: NAMESPACE }],
  });
}

/**
 * The directory of a claim follows from its name, so that a claim which is made again finds its files.
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/master/docs/README.md#storage-class-parameters-for-dynamic-provisioning
 */
function addStorageClass(chart: Chart, key: string, { id }: FileSystem): void {
  new KubeStorageClass(chart, `class-${key}`, {
    metadata: { name: fileSystemClass(key) },
    provisioner: 'efs.csi.aws.com',
    parameters: {
      provisioningMode: 'efs-ap',
      ...(id === null
        ? { fileSystemIdSecretRef: `${NAMESPACE}/${idSecretName(key)}/${ID_PROPERTY}` }
        : { fileSystemId: id }),
      directoryPerms: '750',
      uid: String(restrictedPod.runAsUser),
      gid: String(restrictedPod.runAsGroup),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the driver's own placeholders
      subPathPattern: '${.PVC.namespace}/${.PVC.name}',
      ensureUniqueDirectory: 'false',
    },
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'Immediate',
    // EFS does not enforce a size; without this the API server refuses a claim that asks for more than before:
    // kubernetes/kubernetes plugin/pkg/admission/storage/persistentvolume/resize/admission.go
    allowVolumeExpansion: true,
  });
}

function addClaims(chart: Chart, key: string, { claims }: FileSystem): void {
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
