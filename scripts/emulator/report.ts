import type { Result } from './apply-all.ts';
import type { Outcome } from './apply-stack.ts';
import type { Gap } from './gap.ts';

/** Prints it; true when everything holds. */
export function printReport({ outcomes, needless }: Result): boolean {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  console.log(`\n${'stack'.padEnd(width)}  applied  left out  without arguments  second plan`);
  for (const outcome of outcomes) {
    console.log(`${outcome.name.padEnd(width)}  ${columnsOf(outcome).join('  ')}`);
  }
  printGaps({ outcomes, needless });
  const failed = outcomes.filter(({ problems }) => problems.length > 0);
  for (const { name, problems } of failed) {
    console.log(`\n${name}`);
    for (const problem of problems) console.log(`  ${problem}`);
  }
  for (const each of needless) {
    console.log(
      `\nThe emulator can do this now: take it off the list in scripts/emulator: ${each}`,
    );
  }
  const total = outcomes.length;
  console.log(`\n${total - failed.length} of ${total} stacks apply, with an empty second plan.`);
  return failed.length === 0 && needless.length === 0;
}

function columnsOf({ isApplied, resources, concerned, drift, problems }: Outcome): string[] {
  const count = (leaves: Gap['instead']['leaves']) =>
    String(concerned.filter(({ gap }) => gap.instead.leaves === leaves).length);
  const ignored = drift.length === 0 ? 'empty' : `${drift.length} ignored`;
  return [
    (isApplied ? String(resources) : 'FAILED').padEnd(7),
    count('resource').padEnd(8),
    count('argument').padEnd(17),
    problems.length > 0 ? 'FAILED' : ignored,
  ];
}

function printGaps({ outcomes }: Result): void {
  const counts = new Map<Gap, number>();
  for (const { gap } of outcomes.flatMap(({ concerned }) => concerned)) {
    counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  if (counts.size === 0) return;
  console.log('\nWhat the emulator cannot do, and what was done instead:');
  for (const [gap, count] of counts) {
    console.log(`  ${count} × ${gap.type}: ${gap.missing}; ${insteadOf(gap)}`);
  }
}

function insteadOf({ instead }: Gap): string {
  switch (instead.leaves) {
    case 'resource':
      return 'left out';
    case 'argument':
      return `applied without ${instead.path}`;
    case 'unread':
      return `${instead.paths.join(', ')} never looked at again`;
    case 'drift':
      return `its second plan may differ in ${instead.paths.join(', ')}`;
  }
}
