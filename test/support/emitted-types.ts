import { emittedBodies, RESULTS } from '../../scripts/life-facts/emitted-bodies.ts';

/** Every type of resource in the results of this repository and of what it shows others. */
export function emittedTypes(): readonly string[] {
  return [...emittedBodies(RESULTS).keys()].sort();
}
