// The one public function of the room: files under environments/ → validated environments.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { neighboursOf } from '../environment/neighbours.ts';
import { readingsOf } from '../environment/readings.ts';
import {
  disagreements,
  environmentRules,
  folderRules,
  foldersOf,
  landscapeRules,
  writtenRules,
} from '../environment/rules.ts';
import { ownKeys, ownNouns, Environment as schema } from '../environment/schema/schema.ts';
import { entryDefaults, optionalParts, tierDefaults } from '../environment/tier.ts';
import { extensionFaults, extensionsRoot } from '../kinds/kinds.ts';
import type { Environment } from '../model/schema/environment.ts';
import { olderForms } from '../model/schema/older-forms.ts';
import { hasExtensions } from './has-extensions.ts';
import {
  type EnvironmentModel,
  type LoadRequest,
  type LoadResult,
  loadVariantWith,
  loadWith,
  tryVariantWith,
  type Variation,
} from './load-with.ts';
import type { LoadedEnvironment } from './loaded-environment.ts';
import { locateIn } from './places/locate-in.ts';
import type { Tree } from './tree.ts';

const environmentModel: EnvironmentModel<Environment> = {
  schema,
  tierDefaults,
  optionalParts,
  entryDefaults,
  readings: readingsOf,
  olderForms,
  writtenRules,
  rules: environmentRules,
  folders: foldersOf,
  folderRules,
  neighbours: neighboursOf,
  landscapeRules,
};

/** Loads all environments, or the named ones, sorted by name; one error anywhere withholds all. */
export function loadEnvironments(request: LoadRequest): LoadResult<Environment> {
  const faults = faultsOfExtensions(request.root);
  if (faults.length > 0) return { diagnostics: faults };
  const loaded = loadWith(environmentModel, request);
  return loaded.value === undefined ? loaded : agreed(loaded, request.names.length === 0);
}

/** The same environment with something else written in it; undefined where that is not valid. */
export function loadVariant(
  root: string,
  loaded: LoadedEnvironment,
  written: Tree,
): LoadedEnvironment | undefined {
  return loadVariantWith(environmentModel, root, loaded, written);
}

/** The same, with what keeps it from being valid. */
export function tryVariant(
  root: string,
  loaded: LoadedEnvironment,
  variation: Variation,
): ReturnType<typeof tryVariantWith<Environment>> {
  return tryVariantWith(environmentModel, root, loaded, variation);
}

function agreed(result: LoadResult<Environment>, isWhole: boolean): LoadResult<Environment> {
  const { value = [], standing = [] } = result;
  const all = [...value, ...standing].sort((a, b) => (a.name < b.name ? -1 : 1));
  const environments = all.map(({ environment }) => environment);
  const faults = disagreements(environments, isWhole).flatMap((fault) =>
    all
      .filter(({ environment }) => environment === fault.environment)
      .map((loaded) => locateIn(loaded, fault.diagnostic)),
  );
  return faults.length === 0 ? result : { diagnostics: [...result.diagnostics, ...faults] };
}

/** Without its extensions, half of a repository would be unknown keys. */
function faultsOfExtensions(root: string): readonly Diagnostic[] {
  const isMissed = extensionsRoot !== root && hasExtensions(root);
  if (isMissed) return [diagnostic('extension/not-loaded', {})];
  return extensionFaults(ownKeys, ownNouns);
}
