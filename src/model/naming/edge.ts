import type { Environment } from '../schema/environment.ts';
import { prefixOf } from './core.ts';

/** Of the policy for headers of a distribution. */
export function distributionName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

/** Of the cache policy and the function of a cache behavior. */
export function behaviorName(environment: Environment, distribution: string, key: string): string {
  return `${prefixOf(environment)}-${distribution}-${key}`;
}
