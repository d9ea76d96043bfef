// What the results of a run depend on, beside the program: all that the rooms before may read of a repository.

import { LOCK_PATH } from '../../emit/read-repository.ts';
import { readingsOf } from '../../environment/readings.ts';
import { foldersOf } from '../../environment/rules.ts';
import type { PlacedEnvironment } from '../../load/loaded-environment.ts';
import { ENVIRONMENTS } from '../../load/read-text.ts';
import type { Environment } from '../../model/schema/environment.ts';

export interface Depends {
  /** Files and folders below the root, whether they are there or not. */
  readonly reads: readonly string[];
  /** Whether the date of the commit is asked. */
  readonly isDated: boolean;
}

/** Of these environments and all that they name. */
export function dependsOn(all: readonly PlacedEnvironment[]): Depends {
  const environments = [
    ...new Set(all.flatMap(({ environment, landscape }) => [environment, ...landscape.values()])),
  ];
  const beside = environments.flatMap(besideOf);
  return {
    reads: [...new Set([ENVIRONMENTS, LOCK_PATH, ...beside])].sort(),
    isDated: environments.some(({ waivers }) => Object.keys(waivers).length > 0),
  };
}

/** Files and folders of the repository that an environment names. */
export function besideOf(environment: Environment): readonly string[] {
  return [
    ...foldersOf(environment).map(({ folder }) => folder),
    ...readingsOf(environment).map(({ path }) => path),
  ];
}
