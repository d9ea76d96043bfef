// The lines of the table that run on the emulator, environment by environment: what they need stands first, then
// one edit comes after the other, each on top of those before. The real provider plans and applies them.
import { type Outcome as Applied, applyStack, planAgain } from '../../emulator/apply-stack.ts';
import type { Emulated } from '../../emulator/with-emulator.ts';
import { compileWorld, inApplyOrder, shortOf, type WorldStack } from '../compiled-world.ts';
import { editEnvironment } from '../edit-environment.ts';
import { surprisesOf } from '../expectations.ts';
import { type Outcome, printOutcome } from '../report.ts';
import type { Transition, Work } from '../transition.ts';
import { emulable, type Limits } from './emulable.ts';
import { type Standing, stackOf, standUp } from './standing.ts';

export async function rehearseOnEmulator(work: Work & Emulated): Promise<readonly Outcome[]> {
  const chosen = work.chosen.filter(({ on }) => on.includes('emulator'));
  const compiled = compileWorld(work.root, []);
  const outcomes: Outcome[] = [];
  for (const environment of new Set(chosen.map((each) => each.environment))) {
    const rows = withStarts(
      chosen.filter((each) => each.environment === environment),
      work.all,
    );
    const standing = await standUp({ ...work, environment, rows, compiled });
    for (const transition of rows) {
      const own = await ended(standing, transition);
      const around = await problemsAround(standing, rows, transition);
      const outcome = { ...own, problems: [...own.problems, ...around] };
      // What others start from is applied as well, and says only itself whether it holds.
      if (chosen.includes(transition) || outcome.problems.length > 0) outcomes.push(outcome);
      printOutcome(outcome, work.showChanges);
    }
  }
  return outcomes;
}

/** In the order of the table, with those that others start from. */
function withStarts(
  rows: readonly Transition[],
  all: readonly Transition[],
): readonly Transition[] {
  const names = new Set<string>();
  const add = (name: string | undefined) => {
    const row = all.find((each) => each.name === name);
    if (row === undefined) return;
    names.add(row.name);
    add(row.after);
  };
  for (const { name } of rows) add(name);
  return all.filter(({ name }) => names.has(name));
}

async function ended(standing: Standing, transition: Transition): Promise<Outcome> {
  const { root, environment, stacks } = standing;
  standing.sources = editEnvironment(root, standing.sources, transition);
  const edited = inApplyOrder(compileWorld(root, [environment], standing.sources), environment);
  const before = limitsOf(standing);
  const applied: Applied[] = [];
  const problems: string[] = [];
  for (const each of edited) {
    const known = stacks.get(each.name);
    if (!hasChanged(each, standing)) continue;
    if (known === undefined) {
      problems.push(`${shortOf(each)}: it changes, and does not stand on the emulator`);
      continue;
    }
    const stack = stackOf(root, each);
    const outcome = await applyStack({ stack, bootstraps: false, after: [] }, standing.application);
    applied.push(outcome);
    stacks.set(each.name, { ...known, stack, outcome });
    problems.push(...outcome.problems.map((problem) => `${shortOf(each)}: ${problem}`));
    // What comes after a stack that is not applied is not applied either.
    if (!outcome.isApplied) break;
  }
  noteReaders(standing, applied);
  const changes = applied.map((each) => ({ ...each, stack: shortOf(each) }));
  const limits = new Map([...before, ...limitsOf(standing)]);
  const { transition: left, gaps, isProof } = emulable(transition, limits, changes);
  const surprises = surprisesOf(left, changes);
  return {
    ...{ transition, on: 'emulator', applied: changes, gaps, isProof },
    problems: [...problems, ...surprises],
  };
}

/** What stands as the repository has it, and never was named by a line, has not changed. */
function hasChanged({ name, document }: WorldStack, { stacks, compiled }: Standing): boolean {
  const stands =
    stacks.get(name)?.stack.document ?? compiled.find((each) => each.name === name)?.document;
  return JSON.stringify(stands) !== JSON.stringify(document);
}

/** Before the first line, what would still change of what it starts from; after the last, what nobody would apply. */
async function problemsAround(
  standing: Standing,
  rows: readonly Transition[],
  row: Transition,
): Promise<readonly string[]> {
  return [
    ...(row === rows[0] ? standing.problems : []),
    ...(row === rows.at(-1) ? await leftOver(standing) : []),
  ];
}

function noteReaders({ stacks, stale }: Standing, applied: readonly Applied[]): void {
  for (const { name } of applied) {
    stale.delete(name);
    for (const { stack, after } of stacks.values()) {
      const isLater = !applied.some((each) => each.name === stack.name);
      if (isLater && after.includes(name)) stale.add(stack.name);
    }
  }
}

/** Stacks whose documents are as they were, and that would change all the same. */
async function leftOver({ stacks, stale, application }: Standing): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of stale) {
    const { stack } = stacks.get(name) ?? {};
    if (stack === undefined) continue;
    const { problems } = await planAgain(stack, application);
    found.push(...problems.map((problem) => `${shortOf(stack)}: at the end, ${problem}`));
  }
  return found;
}

/** Without those whose arguments are all there but one: of these something can be said. */
function limitsOf({ stacks }: Standing): Limits {
  const all = [...stacks.values()].flatMap(({ stack, outcome }) =>
    outcome.concerned.map(({ address, gap }) => ({ address: `${shortOf(stack)}/${address}`, gap })),
  );
  return new Map(all.map(({ address, gap }) => [address, gap.missing]));
}
