// What to do instead of changing a field that cannot be changed, in the words of the environment file.
import { quantityOf } from '../../../facts/kubernetes-life.ts';
import type { KubernetesObject } from '../../../model/artifact.ts';
import type { ChangedField } from './changed-fields.ts';

type Remedy = (object: KubernetesObject, field: ChangedField) => string;

const KEEP = 'Write the value of before, or give the object another name beside the one there is';

/** Argo CD tries again by itself: https://kubernetes.io/docs/tasks/run-application/delete-stateful-set/ */
function aroundThePods({ metadata: { name, namespace } }: KubernetesObject): string {
  return `waive this, merge, and once the sync has been refused: kubectl -n ${namespace} delete statefulset ${name} --cascade=orphan; the next try makes the set again around the pods that run`;
}

const claims: Remedy = (object, { path, before, after }) => {
  const isSize = path.endsWith('.storage');
  if (isSize && (quantityOf(after) ?? 0) < (quantityOf(before) ?? 0)) {
    return `Write at least ${before}: a disk never shrinks. For a smaller one, add a claim under another key and copy`;
  }
  if (isSize) {
    const { namespace } = object.metadata;
    return `Write the size of before, or grow the claim of each pod (kubectl -n ${namespace} patch pvc), ${aroundThePods(object)}`;
  }
  return `Write the claims of before, or ${aroundThePods(object)}; disks that are there stay as they are, and a new claim comes with the next pod`;
};

const REMEDIES: Readonly<Record<string, Remedy>> = {
  'StatefulSet spec.volumeClaimTemplates': claims,
  'StatefulSet spec.podManagementPolicy': (object) =>
    `Write podManagement as it was, or ${aroundThePods(object)}`,
  'StatefulSet spec.serviceName': (object) => `Keep the name, or ${aroundThePods(object)}`,
  'PersistentVolumeClaim spec.resources': (_object, { before }) =>
    `Write at least ${before}: a disk never shrinks. For a smaller one, add a volume under another key and copy`,
  'PersistentVolumeClaim spec': () =>
    'Write the value of before, or add a volume under another key, copy, and remove the first one in a later change',
  'Service spec.clusterIP': ({ metadata: { name, namespace } }) =>
    `Write the address of before, or leave clusterIP out and the Service keeps what it has. For another address, waive this, merge, and once the sync has been refused: kubectl -n ${namespace} delete service ${name}; callers find nothing until the next try has made it again`,
  'TargetGroupBinding spec': () =>
    'Write the value of before, or add a target under another key, send the routes there, and remove the first one in a later change',
  'Job spec': () => 'Give the Job another name, or make it a hook of the sync',
};

/** By the longest path that the field is below. */
export function remedyOf(object: KubernetesObject, field: ChangedField): string {
  const known = Object.entries(REMEDIES)
    .filter(([where]) => `${object.kind} ${field.path}`.startsWith(where))
    .toSorted(([a], [b]) => b.length - a.length);
  return known[0]?.[1](object, field) ?? KEEP;
}
