import type { StackChanges } from './expectations.ts';
import type { Transition } from './transition.ts';

export interface Outcome {
  readonly transition: Transition;
  readonly on: 'graph' | 'emulator' | 'compiler';
  readonly problems: readonly string[];
  readonly applied: readonly StackChanges[];
}

/** Prints it; true when everything holds. */
export function printReport(outcomes: readonly Outcome[]): boolean {
  const held = outcomes.filter(({ problems }) => problems.length === 0);
  console.log(`\n${held.length} of ${outcomes.length} transitions.`);
  return held.length === outcomes.length;
}
