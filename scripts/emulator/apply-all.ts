// All stacks in their order, and then what only a whole run can say of the gaps.
import type { Stack } from '../terraform/find-stacks.ts';
import type { LocateAddress } from '../terraform/locate-address.ts';
import { orderOfApply } from '../terraform/planned-changes.ts';
import type { Step } from './apply-order.ts';
import { applyStack, type Outcome } from './apply-stack.ts';
import type { InstancesIn } from './database-instances.ts';
import type { Gap } from './gap.ts';
import { inParallel } from './in-parallel.ts';
import { needlessGaps } from './needless-gaps.ts';
import type { Emulated } from './with-emulator.ts';

interface Work extends Emulated {
  readonly order: readonly Step[];
  /** Stacks that are not applied. */
  readonly others: readonly Stack[];
  readonly gaps: readonly Gap[];
  readonly workspace: string;
  readonly locate: LocateAddress;
  readonly instancesIn: InstancesIn;
}

export interface Result {
  readonly outcomes: readonly Outcome[];
  /** Entries that the emulator does not need any more, with what showed it. */
  readonly needless: readonly string[];
}

export async function applyAll(work: Work): Promise<Result> {
  const outcomes = new Map<string, Outcome>();
  await inParallel(
    work.order,
    ({ after }) => after.every((name) => outcomes.has(name)),
    async (step) => {
      const { name } = step.stack;
      const outcome = await applyAfter(step, outcomes, work);
      outcomes.set(name, outcome);
      console.log(`${outcome.problems.length === 0 ? 'applied' : 'FAILED '}  ${name}`);
    },
  );
  const sorted = [...outcomes.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
  return {
    outcomes: sorted,
    needless: await needlessGaps({ ...work, outcomes: sorted }),
  };
}

/** What reads the outputs of a stack that does not stand could only fail for that. */
async function applyAfter(
  step: Step,
  outcomes: ReadonlyMap<string, Outcome>,
  work: Work,
): Promise<Outcome> {
  const { name } = step.stack;
  const missing = step.after.filter((each) => outcomes.get(each)?.isApplied === false);
  if (missing.length > 0) {
    const problems = [`not tried: ${missing.join(', ')} is not applied`];
    const none = { resources: 0, concerned: [], drift: [], changes: [], order: orderOfApply('') };
    return { ...none, name, isApplied: false, problems };
  }
  const place = (address: string) => work.locate(name, address);
  return await applyStack(step, { ...work, place });
}
