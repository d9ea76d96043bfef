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
