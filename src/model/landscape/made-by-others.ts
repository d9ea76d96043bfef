// What an environment has from others: of a zone, a registry or a provider of identities one environment makes
// it, and those that use it come after.
import { watchesRollouts } from '../delivery/rollouts.ts';
import { makesTerraformRoles } from '../naming/terraform-runs.ts';
import type { Environment } from '../schema/environment.ts';
import { makesPushRole } from '../services/image-pipeline.ts';
import { groupBy } from '../values/group-by.ts';

export interface MadeByOther {
  /** The environment that makes it. */
  readonly maker: string;
  /** As in "it has …". */
  readonly what: string;
  /** The key that says so. */
  readonly key: string;
}

/** What others make for this environment; each has to be applied before it. */
function madeByOthers(environment: Environment): readonly MadeByOther[] {
  const { aws, edge, delivery, network, observability } = environment;
  const named = (maker: string | null | undefined, what: string, key: string) =>
    maker === null || maker === undefined ? [] : [{ maker, what, key }];
  return [
    ...named(aws.organization, 'its account', 'aws.organization'),
    ...named(edge.zoneOf, 'the zone of its hosts', 'edge.zoneOf'),
    ...named(network?.attachment, 'the Transit Gateway', 'network.attachment'),
    ...named(
      registryMaker(environment),
      'the registry of its images',
      'delivery.registry.shared.madeBy',
    ),
    ...namedProviders(delivery).map(({ maker, path }) => ({
      ...{ maker, what: PROVIDER, key: path.join('.') },
    })),
    ...named(observability.sharesWith, 'the sink of what is observed', 'observability.sharesWith'),
    ...named(
      observability.logs.search?.environment,
      'the search domain of its logs',
      'observability.logs.search.environment',
    ),
  ];
}

/** By the environment that makes it, sorted. */
export function makersOf(environment: Environment): ReadonlyMap<string, readonly MadeByOther[]> {
  const all = groupBy(madeByOthers(environment), ({ maker }) => maker);
  return new Map([...all].sort(([one], [two]) => (one < two ? -1 : 1)));
}

export const PROVIDER = 'the OIDC provider of GitHub';

/** The environment that is said to have the registry. */
export function registryMaker({ delivery }: Pick<Environment, 'delivery'>): string | null {
  const madeBy = delivery.registry.shared?.madeBy ?? null;
  return madeBy === 'elsewhere' ? null : madeBy;
}

/** The places that say who makes the provider, and what they say. */
export function providersOf(delivery: Environment['delivery']) {
  return [
    { of: 'pipeline', holder: delivery.pipeline },
    { of: 'terraform', holder: delivery.terraform },
  ].flatMap(({ of, holder }) =>
    holder?.kind === 'github-actions'
      ? [{ said: holder.oidcProvider, path: ['delivery', of, 'oidcProvider'] }]
      : [],
  );
}

/** Whether `oidcProvider` names an environment. */
export function namesMaker(said: string): boolean {
  return said !== 'create' && said !== 'existing';
}

/** Environments that are said to make it, and where. */
export function namedProviders(delivery: Environment['delivery']) {
  return providersOf(delivery)
    .filter(({ said }) => namesMaker(said))
    .map(({ said, path }) => ({ maker: said, path }));
}

/** The stack of the environment that makes the OIDC provider of GitHub; null: none does. */
export function providerStack(environment: Environment): 'identity' | 'state' | null {
  const { pipeline, sites } = environment.delivery;
  const runs = environment.delivery.terraform;
  const isForTerraform = makesTerraformRoles(environment) && runs.kind === 'github-actions';
  if (isForTerraform && runs.oidcProvider === 'create') return 'state';
  if (pipeline?.kind !== 'github-actions' || pipeline.oidcProvider !== 'create') return null;
  // Without a role of ours nobody signs in here.
  const isAsked = makesPushRole(environment) || watchesRollouts(environment);
  return isAsked || Object.keys(sites).length > 0 ? 'identity' : null;
}
