// Public zones of several environments: each has one owner, and one below another is delegated by it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { isBelow } from '../../../model/edge/zones.ts';
import { inSameZone, type Landscape } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { recordHosts } from '../../record-hosts.ts';

export function checkZones(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const { zone } = environment.edge;
  const shared = hostsOfOthers(environment, landscape);
  if (zone === null) return shared;
  const others = [...landscape.values()].filter((each) => pathOf(each) !== pathOf(environment));
  const sameName = others
    .filter(({ edge }) => edge.zone === zone)
    .sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
  const { existingZone } = environment.edge;
  return [
    ...(existingZone === null ? taken(environment, sameName) : standing(environment, sameName)),
    ...undelegated(environment, zone, others),
    ...shared,
  ];
}

/** Reported once, where it comes later. One that stands already is reported where that is said. */
function taken(environment: Environment, sameName: readonly Environment[]): readonly Diagnostic[] {
  const first = sameName.find(({ edge }) => edge.existingZone === null);
  if (first === undefined || pathOf(first) > pathOf(environment)) return [];
  const args = { zone: environment.edge.zone ?? '', other: pathOf(first) };
  return [diagnostic('model/zone-taken', args, { path: ['edge', 'zone'] })];
}

/** A zone that stands already has no owner here, and there is one of its name. */
function standing(
  environment: Environment,
  sameName: readonly Environment[],
): readonly Diagnostic[] {
  const zone = environment.edge.zone ?? '';
  const where = { path: ['edge', 'existingZone'], target: 'key' } as const;
  const maker = sameName.find(({ edge }) => edge.existingZone === null);
  if (maker !== undefined) {
    return [diagnostic('model/existing-zone-made', { zone, other: pathOf(maker) }, where)];
  }
  const earlier = sameName.filter((other) => pathOf(other) < pathOf(environment));
  return earlier
    .flatMap((other) => {
      const places = otherPlace(environment, other);
      return places === undefined ? [] : [{ zone, other: pathOf(other), ...places }];
    })
    .slice(0, 1)
    .map((args) => diagnostic('model/existing-zone-twice', args, where));
}

/** What shows that two zones of one name are not the same. */
function otherPlace(one: Environment, two: Environment) {
  if (one.aws.account !== two.aws.account) {
    return { here: `account ${one.aws.account}`, there: `account ${two.aws.account}` };
  }
  const here = one.edge.existingZone?.id ?? null;
  const there = two.edge.existingZone?.id ?? null;
  return here === null || there === null || here === there ? undefined : { here, there };
}

/** Names of environments that write into one zone; what the holder of a zone and its guest have both is asked
 * of their failover. Reported once, where it comes later. */
function hostsOfOthers(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const own = pathOf(environment);
  const others = inSameZone(environment, landscape).filter(
    (other) =>
      pathOf(other) < own && other.edge.zoneOf !== own && environment.edge.zoneOf !== pathOf(other),
  );
  const theirs = others.flatMap((other) =>
    recordHosts(other).map(({ host }) => ({ host, other: pathOf(other) })),
  );
  return recordHosts(environment).flatMap(({ host, path, target }) => {
    const found = theirs.find((each) => each.host === host);
    if (found === undefined) return [];
    return [diagnostic('model/host-taken', found, { path, ...(target ? { target } : {}) })];
  });
}

/** The nearest zone above is the one that answers for ours, until it leads on. */
function undelegated(
  environment: Environment,
  zone: string,
  others: readonly Environment[],
): readonly Diagnostic[] {
  const above = others
    .filter((other) => other.edge.zone !== null && isBelow(zone, other.edge.zone))
    .sort((a, b) => (b.edge.zone?.length ?? 0) - (a.edge.zone?.length ?? 0))[0];
  if (above === undefined || environment.edge.delegatedBy !== null) return [];
  // What stands above has its own owner, who leads to what stands below.
  if (above.edge.existingZone !== null && environment.edge.existingZone !== null) return [];
  // That we do not answer is reported there.
  const listed = Object.values(above.edge.delegations).map((each) => each.environment);
  if (listed.includes(pathOf(environment))) return [];
  const args = { zone, parent: above.edge.zone ?? '', other: pathOf(above) };
  return [diagnostic('model/zone-undelegated', args, { path: ['edge', 'zone'] })];
}
