import type { Environment } from '../../model/schema/environment.ts';

/** Outputs of a stack that services use, in the order of their names. */
export function outputsUsedOf({ services }: Environment, key: string): readonly string[] {
  const used = Object.values(services).flatMap(({ uses }) => uses.terraform[key] ?? []);
  return [...new Set(used)].sort();
}
