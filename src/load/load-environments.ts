// The one public function of the room: files under environments/ → validated environments.
import type { Result } from '../diagnostics/diagnostic.ts';
import { neighboursOf } from '../model/landscape.ts';
import { environmentRules, landscapeRules } from '../model/rules.ts';
import { Environment } from '../model/schema/environment.ts';
import { entryDefaults, optionalParts, tierDefaults } from '../model/tier.ts';
import { type EnvironmentModel, type LoadRequest, loadWith } from './load-with.ts';
import type { LoadedEnvironment } from './loaded-environment.ts';

const environmentModel: EnvironmentModel<Environment> = {
  schema: Environment,
  tierDefaults,
  optionalParts,
  entryDefaults,
  rules: environmentRules,
  neighbours: neighboursOf,
  landscapeRules,
};

/** Loads all environments, or the named ones, sorted by name; one error anywhere withholds all. */
export function loadEnvironments(request: LoadRequest): Result<readonly LoadedEnvironment[]> {
  return loadWith(environmentModel, request);
}
