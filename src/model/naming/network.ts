import { balancerTier } from '../edge/balancers.ts';
import type { LoadBalancer } from '../schema/edge/edge.ts';
import type { Environment } from '../schema/environment.ts';
import { fitted, prefixOf, shortHash } from './core.ts';

/** Security group by its name in the stack `network`, such as `nodes` or `database/main`. */
export function securityGroupName(environment: Environment, group: string): string {
  return `${prefixOf(environment)}-${group.replace('/', '-')}`;
}

/** Name of the bastion, of its role and of its instance profile. */
export function bastionName(environment: Environment): string {
  return `${prefixOf(environment)}-bastion`;
}

const LOAD_BALANCER_MAX = 32;

/** Neither type nor scheme of one can be changed, nor where one of type `network` stands, so that what is not the
 * usual is part of its name. */
export function loadBalancerName(
  environment: Environment,
  key: string,
  { type, scheme }: Pick<LoadBalancer, 'type' | 'scheme'>,
): string {
  const words = [
    ...(scheme === 'internal' ? ['internal'] : []),
    ...(type === 'network' ? ['network', placeOf(environment, { scheme })] : []),
  ];
  return fitted([prefixOf(environment), key, ...words].join('-'), LOAD_BALANCER_MAX);
}

function placeOf(environment: Environment, balancer: Pick<LoadBalancer, 'scheme'>): string {
  return shortHash([balancerTier(environment, balancer), ...environment.aws.zones].join(' '));
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
