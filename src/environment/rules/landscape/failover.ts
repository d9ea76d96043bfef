// Zones that environments share, and names that one answers for while another is down.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { entranceHosts, type Host } from '../../../model/edge/entrance-hosts.ts';
import { entrancesOf, ingressHosts } from '../../../model/edge/ingress.ts';
import { type Landscape, neighbour } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { kindHosts, recordHosts } from '../../record-hosts.ts';
import { givenTwice, outsideZone } from '../edge/entrances.ts';

export function checkFailover(environment: Environment): readonly Diagnostic[] {
  return [
    ...twoZones(environment),
    ...unreachable(environment),
    // Whose zone is that of another is asked beside that one: it may be a second primary.
    ...(environment.edge.zoneOf === null ? unmeasured(environment) : []),
    ...activation(environment),
  ];
}

function twoZones({ edge }: Environment): readonly Diagnostic[] {
  if (edge.zone === null || edge.zoneOf === null) return [];
  const args = { zone: edge.zone, environment: edge.zoneOf };
  return [diagnostic('model/zone-twice', args, { path: ['edge', 'zoneOf'] })];
}

function unreachable({ edge }: Environment): readonly Diagnostic[] {
  return Object.entries(edge.loadBalancers)
    .filter(([, { failover, source }]) => failover !== null && source === 'cloudfront')
    .map(([loadBalancer]) => {
      const path = ['edge', 'loadBalancers', loadBalancer, 'source'];
      return diagnostic('model/failover-unreachable', { loadBalancer }, { path });
    });
}

/** Ingress controllers know requests by the host names of services. */
function unmeasured(environment: Environment): readonly Diagnostic[] {
  const { edge } = environment;
  const known = ingressHosts(environment);
  const isEntrance = (key: string | null) => entrancesOf(environment).includes(key ?? '');
  const entrances = [
    ...Object.entries(edge.loadBalancers).map(([key, { failover }]) => ({
      failover,
      balancers: [key],
      path: ['edge', 'loadBalancers', key, 'failover'] as Path,
    })),
    ...Object.entries(edge.distributions).map(([key, { failover, origins }]) => ({
      failover,
      balancers: Object.values(origins).map(({ loadBalancer }) => loadBalancer),
      path: ['edge', 'distributions', key, 'failover'] as Path,
    })),
  ];
  return entrances
    .filter(
      ({ failover, balancers }) =>
        failover?.role === 'primary' &&
        balancers.some(isEntrance) &&
        !known.includes(failover.healthCheckHost ?? ''),
    )
    .map(({ path }) => diagnostic('model/failover-unmeasured', {}, { path: [...path, 'role'] }));
}

function activation({ recovery, cluster }: Environment): readonly Diagnostic[] {
  const counts = Object.entries(recovery.activation?.nodeCounts ?? {});
  return counts.flatMap(([nodeGroup, count]) => {
    const group = cluster?.nodeGroups[nodeGroup];
    if (!group || (count >= group.min && count <= group.max)) return [];
    const path = ['recovery', 'activation', 'nodeCounts', nodeGroup];
    const { min, max } = group;
    return [diagnostic('model/activation-range', { nodeGroup, count, min, max }, { path })];
  });
}

/** Asked of an environment about the zone it shares. */
export function checkSharedZone(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  const { edge, aws } = environment;
  const hosts = entranceHosts(edge);
  if (edge.zoneOf === null) return hosts.flatMap((host) => withoutPrimary(host, environment));
  const path = ['edge', 'zoneOf'];
  const other = neighbour(landscape, edge.zoneOf);
  const name = edge.zoneOf;
  const { zone } = other.edge;
  if (zone === null) return [diagnostic('model/zone-absent', { environment: name }, { path })];
  const account = other.aws.account;
  return [
    ...(aws.account === account
      ? []
      : [diagnostic('model/zone-account', { environment: name, account }, { path })]),
    ...recordHosts(environment).flatMap((each) => outsideZone(each, zone)),
    ...besideZone(environment, other),
    ...answeredThere(environment, other),
  ];
}

function withoutPrimary({ host, path, failover }: Host, other: Environment) {
  if (failover?.role !== 'secondary') return [];
  const args = { host, environment: pathOf(other) };
  return [diagnostic('model/failover-primary-missing', args, { path })];
}

function besideZone(environment: Environment, other: Environment): readonly Diagnostic[] {
  const faults = entranceHosts(environment.edge).flatMap((host) => besideOthers(host, other));
  const isSecond = faults.some(({ code }) => code === 'model/failover-second-primary');
  return isSecond ? faults : [...faults, ...unmeasured(environment)];
}

/** A name has one record, or is a primary there and a secondary here. */
function besideOthers(host: Host, other: Environment): readonly Diagnostic[] {
  const there = entranceHosts(other.edge).find((each) => each.host === host.host);
  const isSecondary = host.failover?.role === 'secondary';
  if (there === undefined) return withoutPrimary(host, other);
  const { path } = host;
  if (host.failover?.role === 'primary' && there.failover?.role === 'primary') {
    const args = { host: host.host, environment: pathOf(other) };
    return [diagnostic('model/failover-second-primary', args, { path: rolePath(path) })];
  }
  if (!isSecondary) return [givenTwice(host, there, pathOf(other))];
  if (there.failover?.role !== 'primary') return withoutPrimary(host, other);
  return host.of === 'distribution' && there.of === 'distribution'
    ? [diagnostic('model/failover-distributions', { host: host.host }, { path })]
    : [];
}

/** Of the load balancer or the distribution that has the host. */
function rolePath(host: Path): Path {
  return [...host.slice(0, 'edge.loadBalancers.main'.split('.').length), 'failover', 'role'];
}

/** What has no failover has one record, in whichever environment. */
function answeredThere(environment: Environment, other: Environment): readonly Diagnostic[] {
  const own = kindHosts(environment);
  const pairs = [
    { hosts: own, others: recordHosts(other) },
    { hosts: entranceHosts(environment.edge), others: kindHosts(other) },
  ];
  return pairs.flatMap(({ hosts, others }) =>
    hosts.flatMap((host) => {
      const there = others.find((each) => each.host === host.host);
      return there === undefined ? [] : [givenTwice(host, there, pathOf(other))];
    }),
  );
}
