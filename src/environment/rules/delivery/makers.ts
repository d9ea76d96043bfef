// What an account or a system has one of, and who makes it: images, and the OIDC provider of GitHub.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { type Landscape, neighbour } from '../../../model/landscape/landscape.ts';
import {
  namesMaker,
  PROVIDER,
  providerStack,
  providersOf,
  registryMaker,
} from '../../../model/landscape/made-by-others.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { countedTag } from '../operations/cost.ts';
import type { Disagreement } from './one-place.ts';

const SHARED = ['delivery', 'registry', 'shared'];

export function checkMakers(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  return [
    ...ofRegistry(environment, landscape),
    ...ofProviders(environment, landscape),
    ...ofTags(environment, landscape),
  ];
}

function ofRegistry(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const { shared } = environment.delivery.registry;
  if (shared === null || shared.madeBy === 'elsewhere') return [];
  const path = [...SHARED, 'madeBy'];
  const maker = registryMaker(environment);
  if (maker !== null) {
    const isMade = keepsImages(neighbour(landscape, maker), environment);
    return isMade
      ? []
      : [makesNone(maker, `the registry of ${environment.system}`, shared.account, path)];
  }
  const makers = [...landscape.values()].filter((other) => keepsImages(other, environment));
  return unnamed(makers, { what: 'the registry', key: path.join('.'), path: SHARED });
}

/** The repositories that the other one pulls from. */
function keepsImages({ system, aws, delivery }: Environment, puller: Environment): boolean {
  const { registry } = delivery;
  const account = puller.delivery.registry.shared?.account;
  return system === puller.system && aws.account === account && registry.shared === null;
}

function ofProviders(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const { account } = environment.aws;
  const isMaker = (other: Environment) =>
    other.aws.account === account && providerStack(other) !== null;
  return providersOf(environment.delivery).flatMap(({ said, path }) => {
    if (said === 'create') return [];
    if (namesMaker(said)) {
      return isMaker(neighbour(landscape, said)) ? [] : [makesNone(said, PROVIDER, account, path)];
    }
    const own = pathOf(environment);
    const makers = [...landscape.values()].filter((each) => pathOf(each) !== own && isMaker(each));
    return unnamed(makers, { what: PROVIDER, key: path.join('.'), path });
  });
}

/** The tag that a budget counts by is activated once, in whichever environment. */
function ofTags({ cost }: Environment, landscape: Landscape): readonly Diagnostic[] {
  const tag = cost === null ? undefined : countedTag(cost);
  if (cost === null || cost.tagsOf === null || tag === undefined) return [];
  const other = neighbour(landscape, cost.tagsOf);
  if (other.cost?.allocationTags.includes(tag)) return [];
  const what = `the cost allocation tag ${tag} active`;
  return [makesNone(cost.tagsOf, what, other.aws.account, ['cost', 'tagsOf'])];
}

function makesNone(maker: string, what: string, account: string, path: Path): Diagnostic {
  return diagnostic('model/maker-makes-none', { maker, what, account }, { path });
}

interface Unnamed {
  readonly what: string;
  readonly key: string;
  readonly path: Path;
}

function unnamed(makers: readonly Environment[], { what, key, path }: Unnamed) {
  const [maker] = makers.map(pathOf).sort();
  return maker === undefined
    ? []
    : [diagnostic('model/maker-unnamed', { maker, what, key }, { path })];
}

/** Asked of all environments that there are: an account of ours in which nobody makes what is shared. */
export function checkNobodysRegistries(all: readonly Environment[]): readonly Disagreement[] {
  return all.flatMap((environment) => {
    const { shared } = environment.delivery.registry;
    if (shared === null || shared.madeBy !== null) return [];
    const system = all.filter((each) => each.system === environment.system);
    const known = system.filter(({ aws }) => aws.account === shared.account);
    // Where somebody makes them elsewhere, the rule of registries says where.
    const isMade = system.some(({ delivery }) => delivery.registry.shared === null);
    if (isMade || known.length === 0) return [];
    const args = { account: shared.account, known: known.map(pathOf).sort().join(', ') };
    const where = { path: SHARED, target: 'key' } as const;
    return [{ environment, diagnostic: diagnostic('model/registry-unmade', args, where) }];
  });
}
