// The one public function of the room: files under environments/ → validated environments.
import type { Result } from '../diagnostics/diagnostic.ts';
import { neighboursOf } from '../environment/neighbours.ts';
import { environmentRules, landscapeRules, writtenRules } from '../environment/rules.ts';
import { Environment as schema } from '../environment/schema/schema.ts';
import { entryDefaults, optionalParts, tierDefaults } from '../environment/tier.ts';
import type { Environment } from '../model/schema/environment.ts';
import { type EnvironmentModel, type LoadRequest, loadWith } from './load-with.ts';
import type { LoadedEnvironment } from './loaded-environment.ts';

const environmentModel: EnvironmentModel<Environment> = {
  schema,
  tierDefaults,
  optionalParts,
  entryDefaults,
  writtenRules,
  rules: environmentRules,
  neighbours: neighboursOf,
  landscapeRules,
};

/** Loads all environments, or the named ones, sorted by name; one error anywhere withholds all. */
export function loadEnvironments(request: LoadRequest): Result<readonly LoadedEnvironment[]> {
  return loadWith(environmentModel, request);
}
