// Environments that name one another: who is named where, and what a neighbour looks like from outside.
import { pathOf } from '../naming/core.ts';
import type { Environment } from '../schema/environment.ts';
import type { Membership } from '../schema/network/transit.ts';
import { sortedEntries } from '../values/sorted-entries.ts';

/** Environments by path (`landing-zone/network`): those that are compiled, and all that these name. */
export type Landscape = ReadonlyMap<string, Environment>;

/** For an environment that names no other. */
export const ALONE: Landscape = new Map();

/** A neighbour that is asked for here exists: the rules let nothing through that lacks it. */
export function neighbour(landscape: Landscape, name: string): Environment {
  const found = landscape.get(name);
  if (!found) throw new Error(`Not in the landscape: ${name}`);
  return found;
}

/** The zone that holds the records of an environment: its own, or that of the one it names. */
export function zoneNameOf({ edge }: Environment, landscape: Landscape): string | null {
  return edge.zoneOf === null ? edge.zone : neighbour(landscape, edge.zoneOf).edge.zone;
}

/** ARN of that zone in policies: its id is AWS' choice, and known only of one that stands already. */
export function zoneArnOf({ edge }: Environment, landscape: Landscape): string {
  const holder = edge.zoneOf === null ? edge : neighbour(landscape, edge.zoneOf).edge;
  return `arn:aws:route53:::hostedzone/${holder.existingZone?.id ?? '*'}`;
}

/** The environment whose own zone holds the records of another; of neighbours that are known by name
 * alone, none. */
function zoneHolder(environment: Environment, landscape: Landscape): Environment | undefined {
  const { zoneOf } = environment.edge;
  return zoneOf === null ? environment : landscape.get(zoneOf);
}

/** Other environments whose records are in the same zone, because they share it or because it stands
 * already for several. */
export function inSameZone(environment: Environment, landscape: Landscape): readonly Environment[] {
  const own = zoneHolder(environment, landscape);
  const zone = own?.edge.zone ?? null;
  if (own === undefined || zone === null) return [];
  return [...landscape.values()].filter((other) => {
    const holder = zoneHolder(other, landscape);
    if (holder === undefined || pathOf(other) === pathOf(environment)) return false;
    const isShared =
      holder.edge.existingZone !== null &&
      own.edge.existingZone !== null &&
      holder.edge.zone === zone &&
      holder.aws.account === own.aws.account;
    return pathOf(holder) === pathOf(own) || isShared;
  });
}

/** An environment whose network hangs on a Transit Gateway. */
export interface Member extends Membership {
  readonly key: string;
  readonly of: Environment;
}

/** The members of the gateway of `hub`, by key. */
export function membersOf(hub: Environment, landscape: Landscape): readonly Member[] {
  return Object.entries(hub.network?.transitGateway?.members ?? {}).map(([key, membership]) => ({
    ...membership,
    key,
    of: neighbour(landscape, membership.environment),
  }));
}

/** Networks that one exchanges traffic with through a Transit Gateway, by name of the environment. */
export function reachableFrom(
  environment: Environment,
  landscape: Landscape,
): readonly Environment[] {
  const { network } = environment;
  const own = pathOf(environment);
  if (network?.transitGateway) return membersOf(environment, landscape).map(({ of }) => of);
  if (!network?.attachment) return [];
  const hub = neighbour(landscape, network.attachment);
  const members = membersOf(hub, landscape);
  const isOpen = members.some((each) => each.environment === own && each.reach === 'everyone');
  const others = members.filter(
    ({ environment: name, reach }) => name !== own && (isOpen || reach === 'everyone'),
  );
  return [hub, ...others.map(({ of }) => of)];
}

/** An environment whose metrics, logs and traces are seen in another one. */
export interface Source {
  readonly key: string;
  readonly of: Environment;
}

/** The sources of the sink of `environment`, by key. */
export function sourcesOf({ observability }: Environment, landscape: Landscape): readonly Source[] {
  return listedSources(observability.sink?.members ?? {}, landscape);
}

export function listedSources(
  listed: Readonly<Record<string, string>>,
  landscape: Landscape,
): readonly Source[] {
  return sortedEntries(listed).map(([key, name]) => ({ key, of: neighbour(landscape, name) }));
}
