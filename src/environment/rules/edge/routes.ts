// Routes of Application Load Balancers: that each says which requests it takes, and gets some of them.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Distribution } from '../../../model/schema/edge/distribution.ts';
import type { LoadBalancer } from '../../../model/schema/edge/edge.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { matchesGlob } from '../../../model/values/glob.ts';

export function checkRoutes({ edge }: Environment): readonly Diagnostic[] {
  const behaviors = Object.entries(edge.distributions).flatMap(([key, { behaviors }]) =>
    shadowedBehaviors(key, behaviors),
  );
  const routes = Object.entries(edge.loadBalancers).flatMap(([key, balancer]) =>
    Object.keys(balancer.routes).flatMap((route) => [
      ...conditions(key, balancer, route),
      ...unseen(key, balancer, route),
      ...shadows(key, balancer, route),
    ]),
  );
  return [...routes, ...behaviors];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const VALUES_MAX = 5;

function conditions(key: string, { routes }: LoadBalancer, route: string): readonly Diagnostic[] {
  const { hosts = [], paths = [] } = routes[route] ?? {};
  const found = hosts.length + paths.length;
  const where = { path: ['edge', 'loadBalancers', key, 'routes', route], target: 'key' } as const;
  if (found === 0) return [diagnostic('model/route-empty', { route }, where)];
  return found > VALUES_MAX ? [diagnostic('model/route-conditions', { route, found }, where)] : [];
}

function unseen(key: string, { routes, source }: LoadBalancer, route: string) {
  if (source !== 'cloudfront' || (routes[route]?.hosts ?? []).length === 0) return [];
  const where = {
    path: ['edge', 'loadBalancers', key, 'routes', route, 'hosts'],
    target: 'key',
  } as const;
  return [diagnostic('model/route-host-unseen', { route, loadBalancer: key }, where)];
}

interface Place {
  /** `*`: any. */
  readonly host: string;
  readonly path: string;
}

function placesOf({ routes }: LoadBalancer, route: string): readonly Place[] {
  const { hosts = [], paths = [] } = routes[route] ?? {};
  const [everyHost, everyPath] = [hosts.length ? hosts : ['*'], paths.length ? paths : ['*']];
  if (hosts.length + paths.length === 0) return [];
  return everyHost.flatMap((host) => everyPath.map((path) => ({ host, path })));
}

/** Two of the same priority are reported as such. */
function shadows(key: string, balancer: LoadBalancer, route: string): readonly Diagnostic[] {
  const { routes } = balancer;
  const own = routes[route]?.priority ?? 0;
  const earlier = Object.keys(routes)
    .filter((each) => (routes[each]?.priority ?? 0) < own)
    .flatMap((other) => placesOf(balancer, other).map((place) => ({ ...place, other })));
  return placesOf(balancer, route).flatMap(({ host, path }) => {
    const above = earlier.find((each) => covers(each.host, host) && covers(each.path, path));
    if (above === undefined) return [];
    const place = `${host === '*' ? '' : host}${path === '*' ? '/*' : path}`;
    const where = { path: ['edge', 'loadBalancers', key, 'routes', route], target: 'key' } as const;
    return [diagnostic('model/route-shadowed', { route, place, other: above.other }, where)];
  });
}

/** Of one order none is first; the default behavior comes last. */
function shadowedBehaviors(key: string, behaviors: Distribution['behaviors']) {
  // CloudFront does not need the slash that a path starts with.
  const slashed = (path: string) => (/^[/*]/.test(path) ? path : `/${path}`);
  return Object.entries(behaviors).flatMap(([behavior, { path, order }]) => {
    if (path === null) return [];
    const above = Object.entries(behaviors).find(
      ([, other]) =>
        other.path !== null && other.order < order && covers(slashed(other.path), slashed(path)),
    );
    if (above === undefined) return [];
    const where = { path: ['edge', 'distributions', key, 'behaviors', behavior, 'path'] };
    return [diagnostic('model/behavior-shadowed', { behavior, path, other: above[0] }, where)];
  });
}

/** Whether all that one pattern matches the other does: a `?` is only as wide as itself. */
function covers(pattern: string, other: string): boolean {
  if (pattern === other) return true;
  if (pattern.includes('?')) return false;
  // A path starts with a slash.
  return matchesGlob(pattern === '/*' ? '*' : pattern, other);
}
