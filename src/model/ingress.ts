// What both planes know of the ingress controllers: their names, and the port that their pods listen on.
import type { Environment } from './schema/environment.ts';
import type { Ingress } from './schema/ingress.ts';

interface IngressController {
  /** Of the IngressClass that its chart makes. */
  readonly className: string;
  /** Service that its chart makes. */
  readonly service: string;
  /** Port of its pods that takes TLS. */
  readonly podPort: number;
}

/** Port of the load balancer and of the controller's Service. */
export const INGRESS_PORT = 443;

export const ingressControllers = {
  'ingress-nginx': { className: 'nginx', service: 'ingress-nginx-controller', podPort: 443 },
  traefik: { className: 'traefik', service: 'traefik', podPort: 8443 },
} as const satisfies Record<Ingress['controller'], IngressController>;

/** The ports on which pods of a load balancer take requests. */
export function podPorts(environment: Environment, loadBalancer: string): readonly number[] {
  const { ingress, services, edge } = environment;
  const targets = Object.values(edge.loadBalancers[loadBalancer]?.targets ?? {});
  const own = targets.map(({ service }) => services[service]?.port ?? 0);
  const isEntrance = ingress?.loadBalancer === loadBalancer;
  return [
    ...new Set([...own, ...(isEntrance ? [ingressControllers[ingress.controller].podPort] : [])]),
  ];
}

/** Whether requests get to a service through the ingress controller. */
export function isIngressed(environment: Environment, service: string): boolean {
  return environment.ingress !== null && (environment.services[service]?.ingress ?? null) !== null;
}

/** Hosts that the ingress controller answers for, each once. */
export function ingressHosts({ services }: Environment): readonly string[] {
  const all = Object.values(services).flatMap(({ ingress }) => ingress?.hosts ?? []);
  return [...new Set(all)].sort();
}

/** Addresses from which the controller believes who the user is: none, or those of the load balancer. */
export function believedProxies({ ingress, edge, network }: Environment): readonly string[] {
  const { source } = edge.loadBalancers[ingress?.loadBalancer ?? ''] ?? {};
  if (source !== 'cloudfront' || network === null) return [];
  return network.subnets[network.placement.loadBalancers]?.cidrs ?? [];
}
