// Services that a site calls out of the browser: each by a name that users can ask.
import { distributionsBefore } from '../edge/behind-distribution.ts';
import { hostsOf } from '../edge/ingress-routes.ts';
import { nodeId } from '../page/mermaid.ts';
import type { Environment } from '../schema/environment.ts';
import type { Site } from '../schema/operations/delivery.ts';
import { exposuresOf } from '../services/edges.ts';
import { sortedEntries } from '../values/sorted-entries.ts';
import { publicWays } from './public-requests.ts';
import { distributionsOf } from './sites.ts';

/** Where a browser finds a service; that of the site itself, where it leads there, so that nobody has to allow it. */
export function calledHost(
  environment: Environment,
  site: Pick<Site, 'bucket'>,
  service: string,
): string | undefined {
  const own = distributionsOf(environment, site).flatMap(([, { domains }]) => domains);
  const hosts = hostsOfService(environment, service);
  return hosts.find((host) => own.includes(host)) ?? hosts[0];
}

/** Those that answer now, then those of an environment that waits to take over. */
function hostsOfService(environment: Environment, key: string): readonly string[] {
  const { edge, services } = environment;
  const exposed = exposuresOf(environment, key).flatMap(({ loadBalancer, target }) => {
    const fronts = distributionsBefore(edge, loadBalancer).flatMap(
      (front) => edge.distributions[front]?.domains ?? [],
    );
    if (fronts.length > 0) return fronts;
    const { host, routes = {} } = edge.loadBalancers[loadBalancer] ?? {};
    const routed = Object.values(routes).find((route) => route.target === target)?.hosts[0];
    return [routed ?? host ?? []].flat();
  });
  const ingress = hostsOf(services[key]?.ingress ?? null).map(({ host }) => host);
  return [...publicWays(environment, key).map(({ host }) => host), ...ingress, ...exposed];
}

/** What the build of a site finds among its variables: where each service is that it calls. */
export function callVariables(
  environment: Environment,
  site: Pick<Site, 'bucket' | 'calls'>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(site.calls).map(([variable, service]) => [
      variable,
      `https://${calledHost(environment, site, service) ?? ''}`,
    ]),
  );
}

/** In the drawing: out of the browser of whoever has loaded it from its bucket. */
export function siteCallArrows({ delivery }: Environment): readonly string[] {
  const arrows = sortedEntries(delivery.sites).flatMap(([, { bucket, calls }]) =>
    Object.values(calls)
      .sort()
      .map((service) => `${nodeId('bucket', bucket)} --> ${nodeId('service', service)}`),
  );
  return [...new Set(arrows)];
}
