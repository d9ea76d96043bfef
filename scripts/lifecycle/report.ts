import type { StackChanges } from './expectations.ts';
import type { Transition } from './transition.ts';

export interface Outcome {
  readonly transition: Transition;
  readonly on: 'graph' | 'emulator' | 'compiler';
  readonly problems: readonly string[];
  readonly applied: readonly StackChanges[];
}

/** Says how it went, and with what reason where it did not go as the table says. */
export function printOutcome(
  { transition, on, problems, applied }: Outcome,
  showChanges: boolean,
): void {
  const { name, knownToFail } = transition;
  const verdict =
    problems.length === 0 ? 'ok    ' : knownToFail === undefined ? 'FAILED' : 'KNOWN ';
  console.log(`${verdict}  ${name} (${on})${knownToFail === undefined ? '' : `: ${knownToFail}`}`);
  for (const problem of problems) console.log(`          ${problem}`);
  if (!showChanges) return;
  for (const { stack, changes } of applied) {
    for (const { action, address } of changes)
      console.log(`        - ${action} ${stack}/${address}`);
  }
}

/** Prints it; true when everything holds. */
export function printReport(outcomes: readonly Outcome[]): boolean {
  const held = outcomes.filter(({ problems }) => problems.length === 0);
  const isKnown = ({ transition }: Outcome) => transition.knownToFail !== undefined;
  const failed = outcomes.filter((each) => each.problems.length > 0 && !isKnown(each));
  const known = outcomes.filter((each) => each.problems.length > 0 && isKnown(each));
  const mended = held.filter(isKnown);
  if (known.length > 0) {
    console.log(`\n!!! ${known.length} ARE KNOWN TO FAIL: ${namesOf(known)} !!!`);
  }
  if (mended.length > 0) {
    console.log(`\nThese hold now, take knownToFail off their lines: ${namesOf(mended)}`);
  }
  if (failed.length > 0) console.log(`\nFAILED: ${namesOf(failed)}`);
  console.log(`\n${held.length} of ${outcomes.length} transitions.`);
  return failed.length === 0 && mended.length === 0;
}

function namesOf(outcomes: readonly Outcome[]): string {
  return [...new Set(outcomes.map(({ transition }) => transition.name))].join(', ');
}
