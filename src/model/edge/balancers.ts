// Where a load balancer stands, and who gets to it.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { type NetworkPeer, subnets } from '../kubernetes/network-policy.ts';
import { type Landscape, reachableFrom } from '../landscape/landscape.ts';
import { pathOf } from '../naming/core.ts';
import { networkOf } from '../parts.ts';
import type { LoadBalancer, Target } from '../schema/edge/edge.ts';
import type { Environment } from '../schema/environment.ts';
import { portNamed, type ServicePort } from '../services/ports.ts';
import { sortedEntries } from '../values/sorted-entries.ts';

/** The tier of its subnets; those of the nodes are tagged for internal load balancers. */
export function balancerTier(environment: Environment, { scheme }: Pick<LoadBalancer, 'scheme'>) {
  const { placement } = networkOf(environment);
  return scheme === 'internal' ? placement.nodes : placement.loadBalancers;
}

/** The addresses that it sends from. */
export function balancerPeers(environment: Environment, key: string): readonly NetworkPeer[] {
  const balancer = environment.edge.loadBalancers[key];
  return balancer === undefined ? [] : subnets(environment, balancerTier(environment, balancer));
}

export const EVERYWHERE = '0.0.0.0/0';

/** Who reaches it, as it is written or follows; CloudFront is said by `source`. */
export function clientsOf({ clients, scheme }: Pick<LoadBalancer, 'clients' | 'scheme'>) {
  return clients ?? (scheme === 'internal' ? ['vpc'] : [EVERYWHERE]);
}

export interface ClientRange {
  /** Part of the Terraform name of its rule. */
  readonly name: string;
  readonly cidr: string;
}

export function clientRanges(
  environment: Environment,
  landscape: Landscape,
  balancer: LoadBalancer,
): readonly ClientRange[] {
  return clientsOf(balancer).flatMap((client): readonly ClientRange[] => {
    if (client === 'vpc') return [{ name: 'vpc', cidr: networkOf(environment).cidr }];
    if (client !== 'attached') {
      const name = client === EVERYWHERE ? 'everywhere' : client.replaceAll(/[./]/g, '-');
      return [{ name, cidr: client }];
    }
    return reachableFrom(environment, landscape).flatMap((other) =>
      other.network === null
        ? []
        : [{ name: pathOf(other).replace('/', '-'), cidr: other.network.cidr }],
    );
  });
}

/** The port that a target sends to, and the one that its health check asks. */
export function targetPorts(
  { services }: Pick<Environment, 'services'>,
  { service: key, port, healthCheck }: Target,
): { readonly port?: ServicePort | undefined; readonly health?: ServicePort | undefined } {
  const service = services[key];
  if (service === undefined) return {};
  const own = portNamed(service, port);
  return {
    port: own,
    health: healthCheck.port === null ? own : portNamed(service, healthCheck.port),
  };
}

/** What names its target group and the TargetGroupBinding: its key, and what is spoken where that is not
 * the usual, HTTP/1 or TCP. Neither can be changed in either, so that another protocol is another group. */
export function targetGroupKey(
  environment: Pick<Environment, 'services'>,
  { type }: Pick<LoadBalancer, 'type'>,
  { key, target }: { readonly key: string; readonly target: Target },
): string {
  const protocol = targetPorts(environment, target).port?.protocol;
  const isUsual = protocol !== (type === 'network' ? 'udp' : 'grpc');
  return isUsual ? key : `${key}-${protocol}`;
}

/** Hosts of its routes beside its own, each once, with where they are first written. */
export function routeHosts(key: string, { host: own, routes }: LoadBalancer) {
  const all = Object.entries(routes).flatMap(([route, { hosts }]) =>
    hosts.map((host, index) => ({
      host,
      path: ['edge', 'loadBalancers', key, 'routes', route, 'hosts', index] as Path,
    })),
  );
  return all.filter(
    ({ host }, index) =>
      host !== own && all.findIndex((earlier) => earlier.host === host) === index,
  );
}

/** Whether it answers the nodes of its own network, as pipelines ask. */
export function answersNodes({ source, scheme, clients }: LoadBalancer): boolean {
  if (source !== 'internet') return false;
  if (scheme === 'internet') return clients === null || clients.includes(EVERYWHERE);
  return clientsOf({ clients, scheme }).some((each) => each === 'vpc' || each === EVERYWHERE);
}

/** Load balancers that users ask without anything before them, in the order of their keys. One that takes what
 * CloudFront sends alone is asked by a distribution. */
export function openBalancers({
  distributions,
  loadBalancers,
}: Environment['edge']): readonly string[] {
  const origins = Object.values(distributions).flatMap((each) => Object.values(each.origins));
  const isDistributed = (key: string) => origins.some(({ loadBalancer }) => loadBalancer === key);
  return sortedEntries(loadBalancers)
    .filter(
      ([key, { scheme, source }]) =>
        scheme === 'internet' && !(source === 'cloudfront' && isDistributed(key)),
    )
    .map(([key]) => key);
}

/** Whether users ask anything of it. */
export function hasUsers(edge: Environment['edge']): boolean {
  return Object.keys(edge.distributions).length > 0 || openBalancers(edge).length > 0;
}
