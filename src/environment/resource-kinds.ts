// What is asked of a kind: which group it is of, and whether it lives outside namespaces.
import { addons } from '../addons/addons.ts';
import type { GroupKind, KubernetesObject } from '../model/artifact.ts';
import type { Environment } from '../model/schema/environment.ts';
import { definitionsOf } from './definitions.ts';

/** Groups the API server itself serves; any other group comes from a CustomResourceDefinition. */
const BUILT_IN_GROUPS: ReadonlySet<string> = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
  'storagemigration.k8s.io',
]);

/** `group/kind` of kinds without a namespace: Kubernetes's own, then those that add-ons define. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  '/Namespace',
  '/PersistentVolume',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
  'certificates.k8s.io/CertificateSigningRequest',
  'certificates.k8s.io/ClusterTrustBundle',
  'flowcontrol.apiserver.k8s.io/FlowSchema',
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
  'networking.k8s.io/IPAddress',
  'networking.k8s.io/IngressClass',
  'networking.k8s.io/ServiceCIDR',
  'node.k8s.io/RuntimeClass',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'resource.k8s.io/DeviceClass',
  'resource.k8s.io/ResourceSlice',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/CSIDriver',
  'storage.k8s.io/CSINode',
  'storage.k8s.io/StorageClass',
  'storage.k8s.io/VolumeAttachment',
  'storage.k8s.io/VolumeAttributesClass',
  'storagemigration.k8s.io/StorageVersionMigration',
  'gateway.networking.k8s.io/GatewayClass',
  'kyverno.io/ClusterPolicy',
  'snapshot.storage.k8s.io/VolumeSnapshotClass',
  ...addons.flatMap(({ definitions }) => definitions?.clusterScoped ?? []),
]);

/** Groups and kinds that add-ons define. */
const DEFINED: ReadonlySet<string> = new Set(
  addons.flatMap(({ definitions }) => definitions?.kinds ?? []),
);

export function groupKindOf(object: KubernetesObject): GroupKind {
  const slash = object.apiVersion.indexOf('/');
  return { group: slash < 0 ? '' : object.apiVersion.slice(0, slash), kind: object.kind };
}

export function isClusterScoped(environment: Environment, kind: GroupKind): boolean {
  return scopeOf(environment, kind) === 'cluster';
}

/** Undefined for a kind of which nobody says where it lives. */
export function scopeOf(
  environment: Environment,
  { group, kind }: GroupKind,
): 'cluster' | 'namespace' | undefined {
  const name = `${group}/${kind}`;
  const defined = definitionsOf(environment).find(
    (each) => each.group === group && each.kind === kind,
  );
  if (defined) return defined.isNamespaced ? 'namespace' : 'cluster';
  if (CLUSTER_SCOPED.has(name)) return 'cluster';
  const isKnown = BUILT_IN_GROUPS.has(group) || DEFINED.has(group) || DEFINED.has(name);
  return isKnown ? 'namespace' : undefined;
}

export function isCustomResource(object: KubernetesObject): boolean {
  return !BUILT_IN_GROUPS.has(groupKindOf(object).group);
}
