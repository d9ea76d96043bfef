import type { Environment } from '../../model/schema/environment.ts';

/** Two of what can run twice, where an outage matters. */
export function replicasOf(environment: Environment): number {
  return environment.tier === 'production' ? 2 : 1;
}
