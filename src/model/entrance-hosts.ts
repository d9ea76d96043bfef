// The names that load balancers and distributions answer for.
import type { Path } from '../diagnostics/diagnostic.ts';
import type { Edge, Failover } from './schema/edge.ts';
import type { Environment } from './schema/environment.ts';

export interface Host {
  readonly host: string;
  readonly path: Path;
  readonly of: 'load balancer' | 'distribution';
  readonly failover: Failover | null;
}

export function entranceHosts(edge: Edge): readonly Host[] {
  const balancers = Object.entries(edge.loadBalancers).map(
    ([key, { host, failover }]): Host => ({
      host,
      path: ['edge', 'loadBalancers', key, 'host'],
      of: 'load balancer',
      failover,
    }),
  );
  const distributions = Object.entries(edge.distributions).flatMap(([key, { domains, failover }]) =>
    domains.map(
      (host, index): Host => ({
        host,
        path: ['edge', 'distributions', key, 'domains', index],
        of: 'distribution',
        failover,
      }),
    ),
  );
  return [...balancers, ...distributions];
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
