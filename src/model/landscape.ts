// Environments that name one another: who is named where, and what a neighbour looks like from outside.
import type { Path } from '../diagnostics/diagnostic.ts';
import { pathOf } from './naming/core.ts';
import type { Environment } from './schema/environment.ts';
import type { Membership } from './schema/network/transit.ts';

/** Environments by path (`landing-zone/network`): those that are compiled, and all that these name. */
export type Landscape = ReadonlyMap<string, Environment>;

/** For an environment that names no other. */
export const ALONE: Landscape = new Map();

export interface Neighbour {
  /** `landing-zone/network` */
  readonly name: string;
  /** Where it is named. */
  readonly path: Path;
}

/** Every place of an environment that names another one. */
export function neighboursOf(environment: Environment): readonly Neighbour[] {
  const { aws, databases } = environment;
  const primaries = Object.entries(databases).flatMap(([key, { secondaryOf }]) =>
    secondaryOf === null
      ? []
      : [
          {
            name: secondaryOf.environment,
            path: ['databases', key, 'secondaryOf', 'environment'],
          },
        ],
  );
  const organization =
    aws.organization === null ? [] : [{ name: aws.organization, path: ['aws', 'organization'] }];
  return [...organization, ...networksOf(environment), ...primaries, ...zonesOf(environment)];
}

function zonesOf({ edge }: Environment): readonly Neighbour[] {
  const named = (['zoneOf', 'delegatedBy'] as const).flatMap((key) => {
    const name = edge[key];
    return name === null ? [] : [{ name, path: ['edge', key] }];
  });
  const below = Object.entries(edge.delegations).map(([key, { environment }]) => ({
    name: environment,
    path: ['edge', 'delegations', key, 'environment'],
  }));
  return [...named, ...below];
}

function networksOf({ network }: Environment): readonly Neighbour[] {
  if (network === null) return [];
  const members = Object.entries(network.transitGateway?.members ?? {}).map(
    ([key, { environment }]) => ({
      name: environment,
      path: ['network', 'transitGateway', 'members', key, 'environment'],
    }),
  );
  if (network.attachment === null) return members;
  return [...members, { name: network.attachment, path: ['network', 'attachment'] }];
}

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
