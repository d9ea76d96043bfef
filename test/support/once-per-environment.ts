// What is compiled of an environment once is not compiled again for the next test that asks.
import type { Environment } from '../../src/model/schema/environment.ts';
import { frozen } from '../../src/model/values/frozen.ts';
import { oncePerText } from '../../src/model/values/once-per-text.ts';

/** All of them would fill the memory of a worker. */
const KEPT = 40;

/** Plain data, which no test can change for another one. */
export function oncePerEnvironment<T>(
  make: (environment: Environment) => T,
): (environment: Environment) => T {
  const once = oncePerText<T>(KEPT);
  return (environment) => once(JSON.stringify(environment), () => frozen(make(environment)));
}
