// The requests that tell whether users get to a service: its public name, a path that leads to it, and what
// has to come back.
import { answersNodes } from '../edge/balancers.ts';
import { entrancesOf } from '../edge/ingress.ts';
import { hostsOf } from '../edge/ingress-routes.ts';
import type { Distribution } from '../schema/edge/distribution.ts';
import type { LoadBalancer } from '../schema/edge/edge.ts';
import type { Environment, Service } from '../schema/environment.ts';
import { exposuresOf } from '../services/edges.ts';
import { portNamed } from '../services/ports.ts';
import { askingOf } from '../services/probes.ts';
import { matchesGlob } from '../values/glob.ts';
import { uniqueBy } from '../values/unique-by.ts';

export interface PublicRequest {
  readonly url: string;
  /** Statuses from and up to, both included. */
  readonly from: number;
  readonly to: number;
}

/** Of the path of the probes. */
const HEALTHY = { from: 200, to: 299 } as const;
/** Of any other path: the service has answered, whatever it thinks of a request without a login. */
const ANSWERED = { from: 200, to: 499 } as const;

/** Asked from the nodes' subnets, so that nobody's list of bad addresses is in the way. */
export function publicRequests(environment: Environment, key: string): readonly PublicRequest[] {
  const service = environment.services[key];
  if (service === undefined || !reachesInternet(environment)) return [];
  const requests = publicWays(environment, key).map((way) => requestOf(service, way));
  return uniqueBy(requests, ({ url }) => url);
}

function reachesInternet({ network }: Environment): boolean {
  const route = network?.subnets[network.placement.nodes]?.route ?? 'none';
  return route === 'nat' || route === 'internet';
}

function requestOf(service: Service, { host, patterns, port }: Way): PublicRequest {
  const { smokeTest } = service;
  const of = (path: string, statuses: { readonly from: number; readonly to: number }) => ({
    url: `https://${host}${path}`,
    ...statuses,
  });
  if (smokeTest !== null) {
    return of(smokeTest.path, { from: smokeTest.status, to: smokeTest.status });
  }
  const asked = askingOf(service, 'readiness')?.question;
  const isAsked = asked?.kind === 'http' && asked.port.name === portNamed(service, port)?.name;
  if (isAsked && patterns.some((each) => matchesGlob(each, asked.path))) {
    return of(asked.path, HEALTHY);
  }
  return of((patterns[0] ?? '/').replace(/\*.*$/, ''), ANSWERED);
}

/** Public names of a service, with the patterns of what leads to it there. */
export function publicWays(environment: Environment, key: string): readonly Way[] {
  return [...behindTargets(environment, key), ...behindIngress(environment, key)];
}

interface Way {
  readonly host: string;
  /** Name of the port of the service that it leads to; null: the main one. */
  readonly port: string | null;
  readonly patterns: readonly string[];
}

function behindTargets(environment: Environment, key: string): readonly Way[] {
  const service = environment.services[key];
  return exposuresOf(environment, key).flatMap(({ loadBalancer, target, port }) => {
    if (service === undefined || !speaksHttp(service, port)) return [];
    const balancer = environment.edge.loadBalancers[loadBalancer];
    if (balancer === undefined) return [];
    const routes = Object.values(balancer.routes).filter((route) => route.target === target);
    const ways = routes.map(({ hosts, paths }) => ({
      host: hosts[0] ?? balancer.host,
      patterns: paths.length > 0 ? paths : ['/*'],
      port,
    }));
    const hosts = uniqueBy(ways, ({ host }) => host).map(({ host }) => host);
    return hosts.flatMap((host) => {
      const patterns = ways.filter((way) => way.host === host).flatMap((way) => way.patterns);
      return waysThrough(environment, loadBalancer, balancer, { host, patterns, port });
    });
  });
}

/** By the distributions in front of it; where there is none, by its own name. */
function waysThrough(
  { edge }: Environment,
  key: string,
  balancer: LoadBalancer,
  { host, patterns, port }: Way,
): readonly Way[] {
  const front = Object.values(edge.distributions).filter(({ origins }) =>
    Object.values(origins).some((origin) => origin.loadBalancer === key),
  );
  if (front.length === 0) {
    const isOurs = answersNodes(balancer) && balancer.failover?.role !== 'secondary';
    return isOurs && patterns.length > 0 ? [{ host, patterns, port }] : [];
  }
  return front.flatMap((distribution) => {
    const [domain] = distribution.domains;
    const led = patterns.filter((pattern) => leadsTo(distribution, key, pattern));
    const isOurs = distribution.failover?.role !== 'secondary';
    return domain !== undefined && isOurs && led.length > 0
      ? [{ host: domain, patterns: led, port }]
      : [];
  });
}

/** Whether what asks for a pattern comes to the load balancer, and not to another origin. */
function leadsTo({ behaviors, origins }: Distribution, key: string, pattern: string): boolean {
  const path = pattern.replaceAll('*', '');
  const [first] = Object.values(behaviors)
    .filter((behavior) => behavior.path !== null && matchesGlob(behavior.path, path))
    .sort((left, right) => left.order - right.order);
  const chosen = first ?? Object.values(behaviors).find((behavior) => behavior.path === null);
  return origins[chosen?.origin ?? '']?.loadBalancer === key;
}

/** Only that can be asked for with a URL. */
function speaksHttp(service: Service, port: string | null): boolean {
  return portNamed(service, port)?.protocol === 'http';
}

function behindIngress(environment: Environment, key: string): readonly Way[] {
  const { edge, services } = environment;
  const service = services[key];
  const ingress = service?.ingress ?? null;
  const isReachable = entrancesOf(environment).some((entrance) => {
    const isFronted = Object.values(edge.distributions).some(({ origins }) =>
      Object.values(origins).some((origin) => origin.loadBalancer === entrance),
    );
    const balancer = edge.loadBalancers[entrance];
    const isOpen = balancer !== undefined && answersNodes(balancer);
    return isFronted || (isOpen && balancer.failover?.role !== 'secondary');
  });
  if (service === undefined || ingress === null || !isReachable) return [];
  const asked = hostsOf(ingress).filter(({ port }) => speaksHttp(service, port));
  // Hosts with the same paths are one way in.
  return uniqueBy(asked, ({ paths }) => paths.join(' ')).map(({ host, paths, port }) => ({
    host,
    port,
    patterns: paths.map((path) => `${path}*`),
  }));
}
