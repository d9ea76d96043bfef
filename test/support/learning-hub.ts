// The real environment of Learning Hub, loaded once for all tests of a file.
import { fileURLToPath } from 'node:url';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import type { Environment } from '../../src/model/schema/environment.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const NAME = 'learning-hub/prod';

let cached: Environment | undefined;

export function learningHub(): Environment {
  cached ??= load();
  return cached;
}

function load(): Environment {
  const { value, diagnostics } = loadEnvironments({ root: ROOT, names: [NAME] });
  const [first] = value ?? [];
  if (!first) throw new Error(`${NAME} does not load: ${JSON.stringify(diagnostics, null, 2)}`);
  return first.environment;
}
