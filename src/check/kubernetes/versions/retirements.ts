// Which API versions Kubernetes has deprecated and stopped serving.
// https://kubernetes.io/docs/reference/using-api/deprecation-guide/
import type { KubernetesObject } from '../../../model/artifact.ts';

export interface Retirement {
  /** Minor versions of Kubernetes 1. */
  readonly deprecated: number;
  /** Absent while no release is named. */
  readonly removed?: number;
  /** The API version to use instead. */
  readonly successor: string;
}

interface Row extends Retirement {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
}

const RBAC = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'];
const WORKLOADS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];
const WEBHOOKS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
const STORAGE = ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'];
const FLOW = ['FlowSchema', 'PriorityLevelConfiguration'];

const ROWS: readonly Row[] = [
  row('extensions/v1beta1', WORKLOADS, [9, 16, 'apps/v1']),
  row('apps/v1beta1', WORKLOADS, [9, 16, 'apps/v1']),
  row('apps/v1beta2', WORKLOADS, [9, 16, 'apps/v1']),
  row('extensions/v1beta1', ['NetworkPolicy'], [9, 16, 'networking.k8s.io/v1']),
  row('extensions/v1beta1', ['Ingress'], [14, 22, 'networking.k8s.io/v1']),
  row('networking.k8s.io/v1beta1', ['Ingress', 'IngressClass'], [19, 22, 'networking.k8s.io/v1']),
  row('rbac.authorization.k8s.io/v1beta1', RBAC, [17, 22, 'rbac.authorization.k8s.io/v1']),
  row('rbac.authorization.k8s.io/v1alpha1', RBAC, [17, 22, 'rbac.authorization.k8s.io/v1']),
  row('admissionregistration.k8s.io/v1beta1', WEBHOOKS, [
    16,
    22,
    'admissionregistration.k8s.io/v1',
  ]),
  row(
    'apiextensions.k8s.io/v1beta1',
    ['CustomResourceDefinition'],
    [16, 22, 'apiextensions.k8s.io/v1'],
  ),
  row('apiregistration.k8s.io/v1beta1', ['APIService'], [10, 22, 'apiregistration.k8s.io/v1']),
  row('coordination.k8s.io/v1beta1', ['Lease'], [14, 22, 'coordination.k8s.io/v1']),
  row('scheduling.k8s.io/v1beta1', ['PriorityClass'], [14, 22, 'scheduling.k8s.io/v1']),
  row('storage.k8s.io/v1beta1', STORAGE, [19, 22, 'storage.k8s.io/v1']),
  row('storage.k8s.io/v1beta1', ['CSIStorageCapacity'], [24, 27, 'storage.k8s.io/v1']),
  row('batch/v1beta1', ['CronJob'], [21, 25, 'batch/v1']),
  row('policy/v1beta1', ['PodDisruptionBudget'], [21, 25, 'policy/v1']),
  row('policy/v1beta1', ['PodSecurityPolicy'], [21, 25, 'Pod Security labels on Namespaces']),
  row('discovery.k8s.io/v1beta1', ['EndpointSlice'], [21, 25, 'discovery.k8s.io/v1']),
  row('node.k8s.io/v1beta1', ['RuntimeClass'], [22, 25, 'node.k8s.io/v1']),
  row('autoscaling/v2beta1', ['HorizontalPodAutoscaler'], [22, 25, 'autoscaling/v2']),
  row('autoscaling/v2beta2', ['HorizontalPodAutoscaler'], [23, 26, 'autoscaling/v2']),
  row('flowcontrol.apiserver.k8s.io/v1beta1', FLOW, [23, 26, 'flowcontrol.apiserver.k8s.io/v1']),
  row('flowcontrol.apiserver.k8s.io/v1beta2', FLOW, [26, 29, 'flowcontrol.apiserver.k8s.io/v1']),
  row('flowcontrol.apiserver.k8s.io/v1beta3', FLOW, [29, 32, 'flowcontrol.apiserver.k8s.io/v1']),
  // https://kubernetes.io/blog/2025/04/24/endpoints-deprecation/
  { apiVersion: 'v1', kinds: ['Endpoints'], deprecated: 33, successor: 'discovery.k8s.io/v1' },
];

function row(
  apiVersion: string,
  kinds: readonly string[],
  [deprecated, removed, successor]: readonly [number, number, string],
): Row {
  return { apiVersion, kinds, deprecated, removed, successor };
}

const retirements: ReadonlyMap<string, Retirement> = new Map(
  ROWS.flatMap((each) => each.kinds.map((kind) => [`${each.apiVersion}/${kind}`, each] as const)),
);

export function retirementOf({ apiVersion, kind }: KubernetesObject): Retirement | undefined {
  return retirements.get(`${apiVersion}/${kind}`);
}
