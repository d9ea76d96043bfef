// The names that load balancers and distributions answer for.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Edge } from '../schema/edge/edge.ts';
import type { Failover } from '../schema/edge/failover.ts';
import type { Environment } from '../schema/environment.ts';
import { routeHosts } from './balancers.ts';
import { hostsOf } from './ingress-routes.ts';

export interface NamedHost {
  readonly host: string;
  readonly path: Path;
  /** What of it names the host. */
  readonly target?: 'key' | 'value';
}

export interface Host extends NamedHost {
  readonly of: 'load balancer' | 'distribution';
  readonly failover: Failover | null;
}

export function entranceHosts(edge: Edge): readonly Host[] {
  const balancers = Object.entries(edge.loadBalancers).flatMap(([key, balancer]) => {
    const { host, failover } = balancer;
    const path = ['edge', 'loadBalancers', key];
    const own: Host = { host, path: [...path, 'host'], of: 'load balancer', failover };
    const routed = routeHosts(key, balancer).map(
      (each): Host => ({ ...each, of: 'load balancer', failover: null }),
    );
    return [own, ...checkHosts(own, path), ...routed];
  });
  const distributions = Object.entries(edge.distributions).flatMap(
    ([key, { domains, failover }]) => {
      const path = ['edge', 'distributions', key];
      const own = domains.map(
        (host, index): Host => ({
          host,
          path: [...path, 'domains', index],
          of: 'distribution',
          failover,
        }),
      );
      return [...own, ...own.slice(0, 1).flatMap((first) => checkHosts(first, path))];
    },
  );
  return [...balancers, ...distributions];
}

/** The name for its health check leads to it whatever happens. */
function checkHosts({ of, failover }: Host, path: Path): readonly Host[] {
  const host = failover?.healthCheckHost ?? null;
  if (host === null) return [];
  return [{ host, path: [...path, 'failover', 'healthCheckHost'], of, failover: null }];
}

/** Those, and the names of services behind an ingress controller. */
export function edgeHosts({ edge, services }: Environment): readonly NamedHost[] {
  const ingressHosts = Object.entries(services).flatMap(([service, { ingress }]) =>
    hostsOf(ingress).map(({ host, at, target }) => ({
      host,
      path: ['services', service, ...at],
      target,
    })),
  );
  return [...entranceHosts(edge), ...ingressHosts];
}
