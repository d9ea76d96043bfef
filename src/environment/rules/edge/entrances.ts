// The ways in: host names, routes, health checks, web ACLs, and security group rules as stated.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also, renderPath } from '../../../diagnostics/render-path.ts';
import { edgeHosts, entranceHosts, type NamedHost } from '../../../model/edge/entrance-hosts.ts';
import { isInZone } from '../../../model/edge/zones.ts';
import type { LoadBalancer } from '../../../model/schema/edge/edge.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { kindHosts } from '../../record-hosts.ts';

const PORT_MAX = 65_535;

export function checkEntrances(environment: Environment): readonly Diagnostic[] {
  const balancers = Object.entries(environment.edge.loadBalancers);
  return [
    ...hosts(environment),
    ...balancers.flatMap(([key, balancer]) => [
      ...priorities(key, balancer),
      ...healthChecks(key, balancer),
    ]),
    ...webAcls(environment),
    ...ports(environment),
  ];
}

function hosts(environment: Environment): readonly Diagnostic[] {
  const { edge } = environment;
  const ofKinds = kindHosts(environment);
  const all = [...entranceHosts(edge), ...ofKinds];
  const taken = findRepeats(all, ({ host }) => host).map(([first, again]) =>
    givenTwice(again, first),
  );
  // What another environment's zone holds is asked of the landscape.
  const outside = edge.zoneOf === null ? all.flatMap((each) => outsideZone(each, edge.zone)) : [];
  return [...outside, ...taken, ...besideIngress(environment, ofKinds)];
}

/** `environment`: where the other one stands, if it is not the same. */
export function givenTwice(
  { host, path, target = 'value' }: NamedHost,
  other: NamedHost,
  environment?: string,
): Diagnostic {
  const written = renderPath(other.path);
  const args = {
    host,
    other: environment === undefined ? written : `${written} of ${environment}`,
  };
  const elsewhere = {
    ...(other.target && { target: other.target }),
    ...(environment && { environment }),
  };
  return diagnostic('model/host-duplicate', args, { path, target, ...also(other.path, elsewhere) });
}

/** An entrance may answer for a service behind the ingress controller; nothing else may. */
function besideIngress(
  environment: Environment,
  ofKinds: readonly NamedHost[],
): readonly Diagnostic[] {
  const served = edgeHosts(environment);
  const entrances = entranceHosts(environment.edge).map(({ host }) => host);
  return ofKinds
    .filter(({ host }) => !entrances.includes(host))
    .flatMap((own) => {
      const other = served.find(({ host }) => host === own.host);
      return other === undefined ? [] : [givenTwice(own, other)];
    });
}

export function outsideZone(
  { host, path, target = 'value' }: NamedHost,
  zone: string | null,
): readonly Diagnostic[] {
  const where = { path, target };
  if (zone === null) return [diagnostic('model/zone-missing', { host }, where)];
  if (isInZone(host, zone)) return [];
  return [diagnostic('model/host-outside-zone', { host, zone }, where)];
}

function priorities(loadBalancer: string, { routes }: LoadBalancer): readonly Diagnostic[] {
  const all = Object.entries(routes).map(([route, { priority }]) => ({ route, priority }));
  return findRepeats(all, ({ priority }) => String(priority)).map(
    ([{ route: other }, { route, priority }]) => {
      const path = ['edge', 'loadBalancers', loadBalancer, 'routes', route, 'priority'];
      return diagnostic('model/route-priority', { route, priority, other }, { path });
    },
  );
}

function healthChecks(loadBalancer: string, { targets }: LoadBalancer): readonly Diagnostic[] {
  return Object.entries(targets).flatMap(([target, { healthCheck }]) => {
    const { timeoutSeconds: timeout, intervalSeconds: interval } = healthCheck;
    if (timeout < interval) return [];
    const at = ['edge', 'loadBalancers', loadBalancer, 'targets', target, 'healthCheck'];
    const args = { target, timeout, interval };
    return [diagnostic('model/health-check-timeout', args, { path: [...at, 'timeoutSeconds'] })];
  });
}

function webAcls({ edge }: Environment): readonly Diagnostic[] {
  const all = Object.entries(edge.webAcls).map(([acl, { protects }]) => ({ acl, protects }));
  return findRepeats(all, ({ protects }) => protects).map(([{ acl: other }, { acl, protects }]) => {
    const path = ['edge', 'webAcls', acl, 'protects'];
    return diagnostic('model/web-acl-duplicate', { acl, protects, other }, { path });
  });
}

function ports({ network }: Environment): readonly Diagnostic[] {
  return Object.entries(network?.securityGroupRules ?? {}).flatMap(([rule, { ports: range }]) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    if (from >= 1 && from <= to && to <= PORT_MAX) return [];
    const path = ['network', 'securityGroupRules', rule, 'ports'];
    return [diagnostic('model/port-range', { rule, range }, { path })];
  });
}
