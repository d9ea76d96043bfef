import type { Environment } from '../schema/environment.ts';
import { prefixOf } from './core.ts';

/** Security group by its name in the stack `network`, such as `nodes` or `database/main`. */
export function securityGroupName(environment: Environment, group: string): string {
  return `${prefixOf(environment)}-${group.replace('/', '-')}`;
}

/** Name of the bastion, of its role and of its instance profile. */
export function bastionName(environment: Environment): string {
  return `${prefixOf(environment)}-bastion`;
}

export function targetGroupName(environment: Environment, target: string): string {
  return `${prefixOf(environment)}-${target}`;
}

/** What joins the ingress controller's pods to one of the load balancers in front of it. */
export function ingressTargetKey({ ingress }: Environment, loadBalancer: string): string {
  return ingress?.loadBalancer === loadBalancer ? 'ingress' : `ingress-${loadBalancer}`;
}

/** The target group that the ingress controller's pods are registered with. */
export function ingressTargetGroupName(environment: Environment, loadBalancer: string): string {
  return targetGroupName(environment, ingressTargetKey(environment, loadBalancer));
}
