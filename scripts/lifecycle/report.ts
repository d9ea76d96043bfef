import type { Transition } from './transition.ts';

export interface Outcome {
  readonly transition: Transition;
  readonly on: 'graph' | 'emulator' | 'compiler';
  readonly problems: readonly string[];
}

/** Prints it; true when everything holds. */
export function printReport(outcomes: readonly Outcome[]): boolean {
  const held = outcomes.filter(({ problems }) => problems.length === 0);
  console.log(`\n${held.length} of ${outcomes.length} transitions.`);
  return held.length === outcomes.length;
}
