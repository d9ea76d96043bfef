// The names that a certificate has to have.
import type { Distribution } from '../schema/edge/distribution.ts';
import type { LoadBalancer } from '../schema/edge/edge.ts';
import type { Environment } from '../schema/environment.ts';
import { routeHosts } from './balancers.ts';
import { entrancesOf, ingressHosts } from './ingress.ts';

/** CloudFront asks for the host of the user where requests go to the ingress controller. */
export function balancerHosts(
  environment: Environment,
  key: string,
  balancer: LoadBalancer,
): readonly string[] {
  if (balancer.type === 'network') return [balancer.host];
  const behind = entrancesOf(environment).includes(key) ? ingressHosts(environment) : [];
  const check = balancer.failover?.healthCheckHost ?? null;
  const routed = routeHosts(key, balancer).map(({ host }) => host);
  return [...new Set([balancer.host, ...(check === null ? [] : [check]), ...routed, ...behind])];
}

export function distributionHosts({ domains, failover }: Distribution): string[] {
  const check = failover?.healthCheckHost ?? null;
  return [...domains, ...(check === null ? [] : [check])];
}
