// What an object has that no second one may have at the same time.
import type { KubernetesObject } from '../../../model/artifact.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';
import { valueAt } from './changed-fields.ts';

/** As messages name it. */
export function exclusivesOf(object: KubernetesObject): readonly string[] {
  return Object.hasOwn(EXCLUSIVES, object.kind) ? (EXCLUSIVES[object.kind]?.(object) ?? []) : [];
}

const EXCLUSIVES: Readonly<Record<string, (object: KubernetesObject) => readonly string[]>> = {
  Service: addressOf,
  TargetGroupBinding: targetGroupOf,
  Ingress: requestsOf,
};

function addressOf(object: KubernetesObject): readonly string[] {
  const address = valueAt(object, 'spec.clusterIP');
  return typeof address === 'string' && address !== 'None' ? [`the address ${address}`] : [];
}

/** Its webhook refuses a second binding: kubernetes-sigs/aws-load-balancer-controller
 * webhooks/elbv2/targetgroupbinding_validator.go, checkExistingTargetGroups, v3.5.0 */
function targetGroupOf(object: KubernetesObject): readonly string[] {
  const name = valueAt(object, 'spec.targetGroupName') ?? valueAt(object, 'spec.targetGroupARN');
  const isShared = valueAt(object, 'spec.multiClusterTargetGroup') === true;
  return typeof name === 'string' && !isShared ? [`the target group ${name}`] : [];
}

/** The webhook of ingress-nginx refuses the same host and path twice: kubernetes/ingress-nginx
 * internal/ingress/controller/controller.go, checkOverlap, controller-v1.15.1 */
function requestsOf(object: KubernetesObject): readonly string[] {
  if (valueAt(object, 'spec.ingressClassName') !== 'nginx') return [];
  return listAt(object, 'spec.rules').flatMap((rule) => {
    const host = valueAt(rule, 'host');
    return listAt(rule, 'http.paths').map((each) => `requests to ${host}${valueAt(each, 'path')}`);
  });
}

function listAt(value: unknown, path: string): readonly unknown[] {
  const list = isPlainObject(value) ? valueAt(value, path) : undefined;
  return Array.isArray(list) ? list : [];
}
