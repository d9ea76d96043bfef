import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';

/** Outputs of a stack that consumers use, in the order of their names. */
export function outputsUsedOf(environment: Environment, key: string): readonly string[] {
  const used = consumersOf(environment).flatMap(({ uses }) => uses.terraform[key] ?? []);
  return [...new Set(used)].sort();
}
