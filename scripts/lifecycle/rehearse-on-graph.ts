// The lines of the table that run on the graph, one after the other; those that start where another ends bring
// that one along.
import { join } from 'node:path';
import { compileWorld, inApplyOrder, type WorldStack } from './compiled-world.ts';
import { editEnvironment, type Sources } from './edit-environment.ts';
import { type StackChanges, surprisesOf } from './expectations.ts';
import { copyOf, leftOver, rehearse, type Standing, standUp } from './graph/rehearse.ts';
import { type Outcome, printOutcome } from './report.ts';
import type { Transition } from './transition.ts';

interface Work {
  readonly root: string;
  readonly workspace: string;
  readonly all: readonly Transition[];
  readonly chosen: readonly Transition[];
  /** Whether all that changed is printed, too. */
  readonly showChanges: boolean;
}

/** Where a transition may start. */
interface Start {
  readonly sources: Sources;
  readonly standing: Standing;
  /** All that stand, as compiled. */
  readonly stacks: readonly WorldStack[];
}

export async function rehearseOnGraph(work: Work): Promise<readonly Outcome[]> {
  const { root, workspace, all, chosen } = work;
  const compiled = compileWorld(root, []);
  const starts = new Map<string, Start>();
  const outcomes: Outcome[] = [];

  const startOf = async (transition: Transition): Promise<Start> => {
    const { environment, after } = transition;
    const before = all.find(({ name }) => name === after);
    if (before !== undefined) return starts.get(before.name) ?? (await run(before)).start;
    const known = starts.get(environment);
    if (known !== undefined) return known;
    const stacks = inApplyOrder(compiled, environment);
    const standing = await standUp(join(workspace, 'standing', environment), stacks);
    const start = { sources: new Map<string, string>(), standing, stacks };
    starts.set(environment, start);
    return start;
  };

  const run = async (
    transition: Transition,
  ): Promise<{
    start: Start;
    applied: readonly StackChanges[];
    problems: readonly string[];
  }> => {
    const { name, environment } = transition;
    const from = await startOf(transition);
    const sources = editEnvironment(root, from.sources, transition);
    const edited = compileWorld(root, [environment], sources);
    const stacks = inApplyOrder(
      [...edited, ...from.stacks.filter((stack) => !stack.name.startsWith(`${environment}/`))],
      environment,
    );
    const copy = copyOf(from.standing, join(workspace, 'after', name));
    const { standing, applied, problems } = await rehearse(copy, stacks);
    const isApplied = problems.length === 0;
    const left = isApplied
      ? await leftOver(
          standing,
          stacks,
          applied.map(({ stack }) => stack),
        )
      : [];
    const start = { sources, standing, stacks };
    starts.set(name, start);
    return {
      start,
      applied,
      problems: [...problems, ...surprisesOf(transition, applied), ...left],
    };
  };

  for (const transition of chosen) {
    if (!transition.on.includes('graph') || transition.refused !== undefined) continue;
    const { problems, applied } = await run(transition).catch((error: unknown) => ({
      problems: [String(error)],
      applied: [],
    }));
    const outcome = { transition, on: 'graph' as const, problems, applied };
    outcomes.push(outcome);
    printOutcome(outcome, work.showChanges);
  }
  return outcomes;
}
