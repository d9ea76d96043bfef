// The ingress controller: what stands before it, and which service gets which requests.

import { controllerOf } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { distributionsBefore } from '../../../model/edge/behind-distribution.ts';
import { entrancesOf } from '../../../model/edge/ingress.ts';
import { hostsOf } from '../../../model/edge/ingress-routes.ts';
import { isInZone } from '../../../model/edge/zones.ts';
import type { Ingress } from '../../../model/schema/edge/ingress.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';

export function checkIngress(environment: Environment): readonly Diagnostic[] {
  return [
    ...controller(environment),
    ...missingController(environment),
    ...conflicts(environment),
    ...unblockedElsewhere(environment),
    ...hosts(environment),
    ...unserved(environment),
  ];
}

function controller(environment: Environment): readonly Diagnostic[] {
  const { ingress, mesh } = environment;
  if (ingress === null) return [];
  const { modSecurity, rateLimitPerSecond } = ingress;
  const at = (key: string): { readonly path: Path } => ({ path: ['ingress', key] });
  const args = { controller: ingress.controller };
  const isRetired = ingress.controller === 'ingress-nginx';
  const { isMeshed } = controllerOf(ingress);
  return [
    ...(isRetired ? [diagnostic('model/ingress-nginx-retired', {}, at('controller'))] : []),
    ...(isRetired || modSecurity === 'off'
      ? []
      : [diagnostic('model/mod-security-unsupported', args, at('modSecurity'))]),
    ...(isMeshed && mesh === null
      ? [diagnostic('model/ingress-mesh-missing', args, at('controller'))]
      : []),
    ...(isMeshed && rateLimitPerSecond !== null
      ? [diagnostic('model/ingress-rate-limit-unsupported', args, at('rateLimitPerSecond'))]
      : []),
    ...entrances(environment, ingress),
  ];
}

function entrances(environment: Environment, ingress: Ingress): readonly Diagnostic[] {
  const { behind } = controllerOf(ingress);
  return entrancesOf(environment).flatMap((loadBalancer, index) => {
    const { type } = environment.edge.loadBalancers[loadBalancer] ?? {};
    if (type === undefined || behind.includes(type)) return [];
    const at = index === 0 ? ['loadBalancer'] : ['moreLoadBalancers', index - 1];
    const where = { path: ['ingress', ...at] };
    return [diagnostic('model/ingress-load-balancer-type', { loadBalancer, type }, where)];
  });
}

function missingController({ ingress, services }: Environment): readonly Diagnostic[] {
  if (ingress !== null) return [];
  return Object.entries(services)
    .filter(([, service]) => service.ingress !== null)
    .map(([service]) =>
      diagnostic(
        'model/ingress-controller-missing',
        { service },
        { path: ['services', service, 'ingress'] },
      ),
    );
}

interface Route {
  readonly service: string;
  readonly host: string;
  readonly path: string;
}

function routesOf({ services }: Environment): readonly Route[] {
  return Object.entries(services).flatMap(([service, { ingress }]) =>
    hostsOf(ingress).flatMap(({ host, paths }) => paths.map((path) => ({ service, host, path }))),
  );
}

/** Prefixes of paths at which requests go to another service, in whole or in part. */
function unblockedElsewhere(environment: Environment): readonly Diagnostic[] {
  const routes = routesOf(environment);
  return Object.entries(environment.services).flatMap(([service, { ingress }]) =>
    Object.keys(ingress?.unblockedPaths ?? {}).flatMap((path) =>
      hostsOf(ingress).flatMap(({ host }) => {
        const receivers = receiversOf(
          path,
          routes.filter((each) => each.host === host),
        );
        if (receivers.length === 1 && receivers[0] === service) return [];
        const others = receivers.filter((each) => each !== service).join(', ') || 'nobody';
        return [
          diagnostic(
            'model/unblocked-path-elsewhere',
            { service, place: `${host}${path}`, others },
            { path: ['services', service, 'ingress', 'unblockedPaths', path], target: 'key' },
          ),
        ];
      }),
    ),
  );
}

/** Whoever gets some of the requests below the prefix. */
function receiversOf(prefix: string, routes: readonly Route[]): readonly string[] {
  const above = routes.filter(({ path }) => isBelow(prefix, path));
  const [nearest] = above.toSorted((one, other) => other.path.length - one.path.length);
  const within = routes.filter(({ path }) => isBelow(path, prefix));
  const services = [...(nearest ? [nearest] : []), ...within].map(({ service }) => service);
  return [...new Set(services)].sort();
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}

function conflicts({ services }: Environment): readonly Diagnostic[] {
  const routes = Object.entries(services).flatMap(([service, { ingress }]) =>
    hostsOf(ingress).flatMap(({ host, paths, at, target }) =>
      paths.map((path) => ({ service, at, target, route: `${host}${path}` })),
    ),
  );
  return findRepeats(routes, ({ route }) => route).map(
    ([first, { service, route, at, target }]) => {
      const other = also(['services', first.service, ...first.at], { target: first.target });
      const where = { path: ['services', service, ...at], target, ...other };
      const args = { service, route, other: first.service };
      return diagnostic('model/ingress-conflict', args, where);
    },
  );
}

/** Names of what answers without asking the controller. */
function holders(environment: Environment): ReadonlyMap<string, string> {
  const { edge } = environment;
  const own = entrancesOf(environment);
  const balancers = Object.entries(edge.loadBalancers)
    .filter(([key]) => !own.includes(key))
    .map(([key, { host }]) => [host, `load balancer ${key}`] as const);
  const distributions = Object.entries(edge.distributions)
    .filter(([, { origins }]) =>
      Object.values(origins).every(({ loadBalancer }) => !own.includes(loadBalancer ?? '')),
    )
    .flatMap(([key, { domains }]) => domains.map((host) => [host, `distribution ${key}`] as const));
  return new Map([...balancers, ...distributions]);
}

function hasZone({ edge }: Environment): boolean {
  return edge.zone !== null || edge.zoneOf !== null;
}

function hosts(environment: Environment): readonly Diagnostic[] {
  const { zone } = environment.edge;
  // Hosts without a zone are reported as such.
  if (environment.ingress === null || !hasZone(environment)) return [];
  const held = holders(environment);
  return Object.entries(environment.services).flatMap(([service, { ingress }]) =>
    hostsOf(ingress).flatMap(({ host, at, target }) => {
      const where = { path: ['services', service, ...at], target };
      const holder = held.get(host);
      const isInside = zone === null || isInZone(host, zone);
      return [
        ...(isInside ? [] : [diagnostic('model/host-outside-zone', { host, zone }, where)]),
        ...(holder === undefined
          ? []
          : [diagnostic('model/ingress-host-elsewhere', { host, holder }, where)]),
      ];
    }),
  );
}

/** Where CloudFront alone is let in, a host is one of a distribution, or the one it asks its origin by. */
function unserved(environment: Environment): readonly Diagnostic[] {
  const { edge } = environment;
  const entrances = entrancesOf(environment);
  const isBehind = entrances.every((key) => edge.loadBalancers[key]?.source === 'cloudfront');
  if (entrances.length === 0 || !isBehind) return [];
  const served = entrances.flatMap((key) => [
    edge.loadBalancers[key]?.host ?? '',
    ...distributionsBefore(edge, key).flatMap((each) => {
      const { domains = [], failover } = edge.distributions[each] ?? {};
      return [...domains, failover?.healthCheckHost ?? ''];
    }),
  ]);
  return Object.entries(environment.services).flatMap(([service, { ingress }]) =>
    hostsOf(ingress).flatMap(({ host, at, target }) => {
      if (served.includes(host)) return [];
      const args = { host, service, nearest: nearest(host, served) ?? null };
      const where = { path: ['services', service, ...at], target };
      return [diagnostic('model/ingress-host-unserved', args, where)];
    }),
  );
}
