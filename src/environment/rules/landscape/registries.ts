// A registry that environments of one system share: somebody has it, has the images where they are pulled,
// and lets the account of whoever pulls in.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import type { Landscape } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const SHARED = ['delivery', 'registry', 'shared'];

export function checkRegistries(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  const all = [...landscape.values()].filter(({ system }) => system === environment.system);
  return environment.delivery.registry.shared === null
    ? misspeltPullers(environment, all)
    : ofSharer(environment, all);
}

/** Environments that have repositories of their own. */
function homesIn(all: readonly Environment[]): readonly Environment[] {
  return all.filter(({ delivery }) => delivery.registry.shared === null);
}

/** Where nobody here makes repositories, somebody else does, whom we do not know. */
function ofSharer(environment: Environment, all: readonly Environment[]): readonly Diagnostic[] {
  const { shared } = environment.delivery.registry;
  const homes = homesIn(all).filter(hasImages);
  if (shared === null || shared.madeBy !== null || homes.length === 0)
    return ofNamed(environment, homes);
  const [home, ...others] = homes.filter(({ aws }) => aws.account === shared.account);
  if (home === undefined) return [nobodys(environment, homes)];
  return [
    ...withoutCopy(environment, [home, ...others]),
    ...[home, ...others].slice(0, 1).flatMap((each) => unheard(environment, each)),
  ];
}

/** Whether the one that is named makes it at all is asked where its name stands. */
function ofNamed(environment: Environment, homes: readonly Environment[]): readonly Diagnostic[] {
  const { shared } = environment.delivery.registry;
  const home = homes.find((each) => pathOf(each) === shared?.madeBy);
  if (home === undefined || home.aws.account !== shared?.account) return [];
  return [...withoutCopy(environment, [home]), ...unheard(environment, home)];
}

/** What is built here, or is said to be kept for others. */
function hasImages({ services, delivery }: Environment): boolean {
  return Object.keys(services).length > 0 || delivery.registry.repositories.length > 0;
}

function nobodys({ delivery }: Environment, homes: readonly Environment[]): Diagnostic {
  const account = delivery.registry.shared?.account ?? '';
  const [first] = homes;
  const likely = nearest(
    account,
    homes.map(({ aws }) => aws.account),
  );
  const home = homes.find(({ aws }) => aws.account === likely) ?? first;
  const args = {
    account,
    home: home === undefined ? '' : pathOf(home),
    wanted: home?.aws.account ?? '',
  };
  return diagnostic('model/registry-nobodys', args, { path: [...SHARED, 'account'] });
}

function withoutCopy({ delivery }: Environment, homes: readonly Environment[]) {
  const region = delivery.registry.shared?.region ?? '';
  const regions = homes.flatMap((home) => [home.aws.region, ...home.delivery.registry.replicateTo]);
  const [home] = homes;
  if (home === undefined || regions.includes(region)) return [];
  const args = { region, home: pathOf(home), regions: [...new Set(regions)].join(', ') };
  return [diagnostic('model/registry-no-copy', args, { path: [...SHARED, 'region'] })];
}

/** Accounts that are nearly ours are reported where they are listed. */
function unheard({ aws }: Environment, home: Environment): readonly Diagnostic[] {
  const { pullers } = home.delivery.registry;
  const isHeard = home.aws.account === aws.account || pullers.includes(aws.account);
  if (isHeard || pullers.some((puller) => nearest(puller, [aws.account]) !== undefined)) return [];
  const args = { account: aws.account, home: pathOf(home) };
  return [diagnostic('model/registry-puller-missing', args, { path: [...SHARED, 'account'] })];
}

/** An account that nobody here has, and that is nearly one that shares the registry and is not listed. */
function misspeltPullers(home: Environment, all: readonly Environment[]): readonly Diagnostic[] {
  const { pullers } = home.delivery.registry;
  const known = all.map(({ aws }) => aws.account);
  const unlisted = all
    .filter(({ delivery }) => delivery.registry.shared?.account === home.aws.account)
    .map(({ aws }) => aws.account)
    .filter((account) => account !== home.aws.account && !pullers.includes(account));
  return pullers.flatMap((puller, index) => {
    const wanted = known.includes(puller) ? undefined : nearest(puller, unlisted);
    if (wanted === undefined) return [];
    const of = all.find(({ aws }) => aws.account === wanted);
    const args = { puller, wanted, of: of === undefined ? '' : pathOf(of) };
    const path = ['delivery', 'registry', 'pullers', index];
    return [diagnostic('model/registry-puller-unknown', args, { path })];
  });
}
