// The names that load balancers and distributions answer for.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Edge, Failover } from '../schema/edge/edge.ts';
import type { Environment } from '../schema/environment.ts';

export interface Host {
  readonly host: string;
  readonly path: Path;
  readonly of: 'load balancer' | 'distribution';
  readonly failover: Failover | null;
}

export function entranceHosts(edge: Edge): readonly Host[] {
  const balancers = Object.entries(edge.loadBalancers).flatMap(([key, { host, failover }]) => {
    const path = ['edge', 'loadBalancers', key];
    const own: Host = { host, path: [...path, 'host'], of: 'load balancer', failover };
    return [own, ...checkHosts(own, path)];
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

/** Every host name that gets a record in our zone, or in the one we share. */
export function recordHosts({
  edge,
  services,
}: Environment): readonly Pick<Host, 'host' | 'path'>[] {
  const ingressHosts = Object.entries(services).flatMap(([service, { ingress }]) =>
    (ingress?.hosts ?? []).map((host, index) => ({
      host,
      path: ['services', service, 'ingress', 'hosts', index],
    })),
  );
  return [...entranceHosts(edge), ...ingressHosts];
}
