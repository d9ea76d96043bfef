// An environment of the tests' own that has much of everything: services that reach stores of most kinds,
// other parties and each other. Loaded once for all tests of a worker.
import { join } from 'node:path';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import type { LoadedEnvironment } from '../../src/load/loaded-environment.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { ROOT } from './root.ts';

export const NIGHT_SCHOOL = join(ROOT, 'test/fixtures/night-school');

const NAME = 'night-school/prod';

let cached: LoadedEnvironment | undefined;

export function nightSchool(): Environment {
  return loadedNightSchool().environment;
}

/** For asking where a path of the environment is written. */
export function loadedNightSchool(): LoadedEnvironment {
  cached ??= load();
  return cached;
}

function load(): LoadedEnvironment {
  const { value, diagnostics } = loadEnvironments({ root: NIGHT_SCHOOL, names: [NAME] });
  const [first] = value ?? [];
  if (!first) throw new Error(`${NAME} does not load: ${JSON.stringify(diagnostics, null, 2)}`);
  return first;
}
