// Every question asked of all artifacts of an environment together, in one list.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CheckInput } from './check-input.ts';

/** Diagnostics carry the path of the part of the environment that made the artifact. */
export type Check = (input: CheckInput) => readonly Diagnostic[];

const CHECKS: readonly Check[] = [];

export function checkEnvironment(input: CheckInput): readonly Diagnostic[] {
  return CHECKS.flatMap((check) => check(input));
}
