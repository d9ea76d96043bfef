// What both planes know of the ingress controllers: their names, the ports that their pods listen on,
// and the load balancers in front of them.
import type { ChartName } from '../charts.ts';
import type { LoadBalancer } from '../schema/edge/edge.ts';
import type { Ingress } from '../schema/edge/ingress.ts';
import type { Environment } from '../schema/environment.ts';

interface IngressController {
  readonly addon: ChartName;
  /** Of the IngressClass that its chart makes. Null: it routes by kinds of its own. */
  readonly className: string | null;
  /** Service that its chart makes. */
  readonly service: string;
  /** Port of its pods that takes TLS. */
  readonly podPort: number;
  /** Where its pods say over HTTP whether they can serve. Null: they are asked for a connection. */
  readonly health: { readonly port: number; readonly path: string } | null;
  /** Types of load balancers that may stand in front of it. */
  readonly behind: readonly LoadBalancer['type'][];
  /** Whether its pods have a certificate of the mesh. */
  readonly isMeshed: boolean;
}

/** Port of the load balancer and of the controller's Service. */
export const INGRESS_PORT = 443;

/** Seconds that open connections may take when a pod of the controller goes. */
export const INGRESS_DRAIN_SECONDS = 60;

const ROUTES_BY_INGRESS = { health: null, behind: ['network'], isMeshed: false } as const;

export const ingressControllers = {
  'ingress-nginx': {
    ...ROUTES_BY_INGRESS,
    addon: 'ingress-nginx',
    className: 'nginx',
    service: 'ingress-nginx-controller',
    podPort: 443,
  },
  traefik: {
    ...ROUTES_BY_INGRESS,
    addon: 'traefik',
    className: 'traefik',
    service: 'traefik',
    podPort: 8443,
  },
  istio: {
    addon: 'istio-ingressgateway',
    className: null,
    service: 'istio-ingressgateway',
    podPort: 443,
    // https://istio.io/latest/docs/ops/deployment/application-requirements/
    health: { port: 15021, path: '/healthz/ready' },
    behind: ['application', 'network'],
    isMeshed: true,
  },
} as const satisfies Record<Ingress['controller'], IngressController>;

export function controllerOf({ controller }: Ingress): IngressController {
  return ingressControllers[controller];
}

/** Keys of the load balancers in front of the ingress controller; records lead to the first. */
export function entrancesOf({ ingress }: Environment): readonly string[] {
  return ingress === null ? [] : [ingress.loadBalancer, ...ingress.moreLoadBalancers];
}

/** The ports on which pods of a load balancer take requests and health checks. */
export function podPorts(environment: Environment, loadBalancer: string): readonly number[] {
  const { services, edge } = environment;
  const targets = Object.values(edge.loadBalancers[loadBalancer]?.targets ?? {});
  const own = targets.map(({ service }) => services[service]?.port ?? 0);
  const isEntrance = entrancesOf(environment).includes(loadBalancer);
  return [...new Set([...own, ...(isEntrance ? controllerPorts(environment) : [])])];
}

function controllerPorts({ ingress }: Environment): readonly number[] {
  if (ingress === null) return [];
  const { podPort, health } = controllerOf(ingress);
  return [podPort, ...(health === null ? [] : [health.port])];
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
