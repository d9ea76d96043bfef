import type { StackChanges } from './expectations.ts';
import { type Comparison, sumOf } from './reviewed/compare-with-plan.ts';
import type { Transition } from './transition.ts';

export interface Outcome {
  readonly transition: Transition;
  readonly on: 'graph' | 'emulator';
  readonly problems: readonly string[];
  readonly applied: readonly StackChanges[];
  /** What a review of the edit tells, beside what was planned. Absent: nobody asked. */
  readonly compared?: Comparison;
  /** What of the line was not tried where it ran, with the reason. */
  readonly gaps: readonly string[];
  /** Whether anything of it was. */
  readonly isProof: boolean;
}

type Verdict = 'ok' | 'FAILED' | 'KNOWN' | 'GAP';

/** Says how it went, and with what reason where it did not go as the table says. */
export function printOutcome(outcome: Outcome, showChanges: boolean): void {
  const { transition, on, problems, applied, gaps } = outcome;
  const { name, knownToFail } = transition;
  const reason = knownToFail === undefined ? '' : `: ${knownToFail}`;
  console.log(`${verdictOf(outcome).padEnd(6)}  ${name} (${on})${reason}`);
  for (const problem of problems) console.log(`          ${problem}`);
  for (const gap of gaps) console.log(`          not tried: ${gap}`);
  if (!showChanges) return;
  for (const { stack, changes } of applied) {
    for (const { action, address } of changes)
      console.log(`        - ${action} ${stack}/${address}`);
  }
}

function verdictOf({ problems, transition, isProof }: Outcome): Verdict {
  if (problems.length > 0) return transition.knownToFail === undefined ? 'FAILED' : 'KNOWN';
  return isProof ? 'ok' : 'GAP';
}

/** Prints it; true when everything holds. */
export function printReport(outcomes: readonly Outcome[]): boolean {
  const are = (verdict: Verdict) => outcomes.filter((each) => verdictOf(each) === verdict);
  const [held, failed, known, gaps] = [are('ok'), are('FAILED'), are('KNOWN'), are('GAP')];
  const mended = held.filter(({ transition }) => transition.knownToFail !== undefined);
  if (known.length > 0) {
    console.log(`\n!!! ${known.length} ARE KNOWN TO FAIL: ${namesOf(known)} !!!`);
  }
  if (gaps.length > 0) {
    console.log(`\n!!! THE EMULATOR CAN SAY NOTHING OF ${gaps.length}: ${namesOf(gaps)} !!!`);
  }
  if (mended.length > 0) {
    console.log(`\nThese hold now, take knownToFail off their lines: ${namesOf(mended)}`);
  }
  if (failed.length > 0) console.log(`\nFAILED: ${namesOf(failed)}`);
  const places = PLACES.flatMap((place) => countOn(place, outcomes, held)).join(', ');
  for (const line of comparedLines(outcomes)) console.log(`\n${line}`);
  console.log(`\n${held.length} of ${outcomes.length} transitions: ${places}.`);
  return failed.length === 0 && mended.length === 0;
}

function comparedLines(outcomes: readonly Outcome[]): readonly string[] {
  const all = outcomes.flatMap(({ compared }) => (compared === undefined ? [] : [compared]));
  if (all.length === 0) return [];
  const { agreed, untrue, missed } = sumOf(all);
  return [
    `Reviews of ${all.length} edits tell of ${agreed} resources what terraform plans: ${untrue.length} untrue, ${missed.length} missed.`,
  ];
}

const PLACES = ['graph', 'emulator'] as const;

function countOn(
  place: Outcome['on'],
  outcomes: readonly Outcome[],
  held: readonly Outcome[],
): readonly string[] {
  const [own, all] = [held, outcomes].map((each) => each.filter(({ on }) => on === place).length);
  return all === 0 ? [] : [`${own} of ${all} on the ${place}`];
}

function namesOf(outcomes: readonly Outcome[]): string {
  return [...new Set(outcomes.map(({ transition }) => transition.name))].join(', ');
}
