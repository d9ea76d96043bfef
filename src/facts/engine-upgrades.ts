// From which version AWS upgrades to which. Written by hand from the pages that the data names.
import upgrades from './engine-upgrades.json' with { type: 'json' };
import removed from './removed-parameters.json' with { type: 'json' };

export interface UpgradeFacts {
  /** Numbers that make one line of versions; inside of it AWS upgrades to any newer one. */
  readonly digits: number;
  /** To any newer line. */
  readonly any?: boolean;
  /** To the next line alone, counted by one. */
  readonly each?: boolean;
  /** Beyond its line only to the very version that is named. */
  readonly exact?: boolean;
  readonly next: Readonly<Record<string, readonly string[] | undefined>>;
}

export type UpgradedEngine = keyof typeof upgrades.engines;

const engines: Readonly<Record<UpgradedEngine, UpgradeFacts>> = upgrades.engines;

export const UPGRADES_AS_OF = upgrades.asOf;

export function upgradesOf(engine: UpgradedEngine): UpgradeFacts {
  return engines[engine];
}

export function isUpgradedEngine(engine: string): engine is UpgradedEngine {
  return Object.hasOwn(engines, engine);
}

type Numbers = Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;

/** What is added to minor versions of a line, by line, so that one number is one day of release. */
export function releasedTogether(engine: UpgradedEngine): Readonly<Record<string, number>> {
  const numbers: Numbers = upgrades.releasedTogether;
  return numbers[engine] ?? {};
}

type Removed = Readonly<Record<string, readonly string[]>>;

/** By major version: parameters that it no longer has. */
export function parametersRemovedFrom(dialect: 'mysql' | 'postgres'): Removed {
  return removed.removed[dialect];
}
