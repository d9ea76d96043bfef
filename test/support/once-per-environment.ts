// What is compiled of an environment once is not compiled again for the next test that asks.

import type { Environment } from '../../src/model/schema/environment.ts';
import { frozen } from '../../src/model/values/frozen.ts';

/** Those that were asked for last; all of them would fill the memory of a worker. */
const KEPT = 40;

/** Plain data, which no test can change for another one. */
export function oncePerEnvironment<T>(
  make: (environment: Environment) => T,
): (environment: Environment) => T {
  const made = new Map<string, T>();
  return (environment) => {
    const key = JSON.stringify(environment);
    const value = made.get(key) ?? frozen(make(environment));
    made.delete(key);
    made.set(key, value);
    for (const oldest of made.keys()) {
      if (made.size <= KEPT) break;
      made.delete(oldest);
    }
    return value;
  };
}
