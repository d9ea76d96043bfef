// Every place of an environment that names another one.
import type { Neighbour } from '../kinds/contract/rules-part.ts';
import { everyKind } from '../kinds/kinds.ts';
import { namedProviders, registryMaker } from '../model/landscape/made-by-others.ts';
import type { Environment } from '../model/schema/environment.ts';

/** Every place of an environment that names another one. */
export function neighboursOf(environment: Environment): readonly Neighbour[] {
  const { aws, parity } = environment;
  const organization =
    aws.organization === null ? [] : [{ name: aws.organization, path: ['aws', 'organization'] }];
  return [
    ...organization,
    ...networksOf(environment),
    ...zonesOf(environment),
    ...watchersOf(environment),
    ...makersOf(environment),
    ...(parity.with === null ? [] : [{ name: parity.with, path: ['parity', 'with'] }]),
    ...everyKind.flatMap(({ rules }) => rules?.neighbours?.(environment) ?? []),
  ];
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

/** Of what an account or a system has one. */
function makersOf({ cost, delivery }: Environment): readonly Neighbour[] {
  const tags = cost?.tagsOf ?? null;
  const registry = registryMaker({ delivery });
  return [
    ...(registry === null
      ? []
      : [{ name: registry, path: ['delivery', 'registry', 'shared', 'madeBy'] }]),
    ...namedProviders(delivery).map(({ maker, path }) => ({ name: maker, path })),
    ...(tags === null ? [] : [{ name: tags, path: ['cost', 'tagsOf'] }]),
  ];
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

function watchersOf({ observability }: Environment): readonly Neighbour[] {
  const { logs, sink, sharesWith } = observability;
  const members = Object.entries(sink?.members ?? {}).map(([key, name]) => ({
    name,
    path: ['observability', 'sink', 'members', key],
  }));
  const path = ['observability', 'logs', 'search', 'environment'];
  return [
    ...members,
    ...(sharesWith === null ? [] : [{ name: sharesWith, path: ['observability', 'sharesWith'] }]),
    ...(logs.search === null ? [] : [{ name: logs.search.environment, path }]),
  ];
}
