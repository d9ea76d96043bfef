// Requests through the ingress controller: the load balancers in front of it, and the hosts it answers
// for. What the controllers themselves are like, their add-ons say.
import type { Environment } from '../schema/environment.ts';
import { hostsOf } from './ingress-routes.ts';

/** Port of the load balancer and of the controller's Service. */
export const INGRESS_PORT = 443;

/** Seconds that open connections may take when a pod of the controller goes. */
export const INGRESS_DRAIN_SECONDS = 60;

/** Seconds that the controller gets to close what is still open after the load balancer let go of it. */
export const INGRESS_CLOSING_SECONDS = 15;

/** Seconds from the first signal to a pod of the controller until it is killed. */
export const INGRESS_GRACE_SECONDS = INGRESS_DRAIN_SECONDS + INGRESS_CLOSING_SECONDS;

/** Seconds that a new pod has to stay ready before the next old one goes. */
export const INGRESS_SETTLE_SECONDS = 10;

/** Keys of the load balancers in front of the ingress controller; records lead to the first. */
export function entrancesOf({ ingress }: Environment): readonly string[] {
  return ingress === null ? [] : [ingress.loadBalancer, ...ingress.moreLoadBalancers];
}

/** Whether requests get to a service through the ingress controller. */
export function isIngressed(environment: Environment, service: string): boolean {
  return environment.ingress !== null && (environment.services[service]?.ingress ?? null) !== null;
}

/** Hosts that the ingress controller answers for, each once. */
export function ingressHosts({ services }: Environment): readonly string[] {
  const all = Object.values(services).flatMap(({ ingress }) => hostsOf(ingress));
  return [...new Set(all.map(({ host }) => host))].sort();
}

/** Addresses from which the controller believes who the user is: none, or those of the load balancers. */
export function believedProxies(environment: Environment): readonly string[] {
  const { edge, network } = environment;
  const isBehindCloudfront = entrancesOf(environment).some(
    (key) => edge.loadBalancers[key]?.source === 'cloudfront',
  );
  if (!isBehindCloudfront || network === null) return [];
  return network.subnets[network.placement.loadBalancers]?.cidrs ?? [];
}

/** Entries of X-Forwarded-For that proxies of ours have written, on the way that has the fewest. */
export function trustedHops(environment: Environment): number {
  const hops = entrancesOf(environment).map((key) => {
    const { type, source } = environment.edge.loadBalancers[key] ?? {};
    return (type === 'application' ? 1 : 0) + (source === 'cloudfront' ? 1 : 0);
  });
  return Math.min(...hops);
}
