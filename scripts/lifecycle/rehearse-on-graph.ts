// The lines of the table that run on the graph, one after the other; those that start where another ends bring
// that one along.
import { join } from 'node:path';
import { compileWorld, inApplyOrder, type WorldStack } from './compiled-world.ts';
import { editEnvironment, type Sources } from './edit-environment.ts';
import { type StackChanges, surprisesOf } from './expectations.ts';
import { compileEdit, reviewOf, surprisingFindings } from './findings.ts';
import { copyOf, leftOver, rehearse, type Standing, standUp } from './graph/rehearse.ts';
import { type Outcome, printOutcome } from './report.ts';
import { type Comparison, compareWithPlan, NOTHING } from './reviewed/compare-with-plan.ts';
import { toldBy } from './reviewed/told-by-review.ts';
import { unprotected } from './reviewed/unprotected.ts';
import type { Transition, Work } from './transition.ts';

/** Where a transition may start. */
interface Start {
  readonly sources: Sources;
  readonly standing: Standing;
  /** All that stand, as compiled. */
  readonly stacks: readonly WorldStack[];
}

interface Rehearsing extends Work {
  /** As the repository has them. */
  readonly compiled: readonly WorldStack[];
  /** By environment, and by the transition that ended there. */
  readonly starts: Map<string, Start>;
}

interface Ended {
  readonly start: Start;
  readonly applied: readonly StackChanges[];
  readonly problems: readonly string[];
  readonly compared: Comparison;
}

export async function rehearseOnGraph(work: Work): Promise<readonly Outcome[]> {
  const rehearsing = { ...work, compiled: compileWorld(work.root, []), starts: new Map() };
  const outcomes: Outcome[] = [];
  for (const transition of work.chosen) {
    if (!transition.on.includes('graph')) continue;
    const { problems, applied, compared } = await ended(rehearsing, transition).catch(
      (error: unknown) => ({ problems: [String(error)], applied: [], compared: NOTHING }),
    );
    const outcome: Outcome = {
      ...{ transition, on: 'graph', problems, applied, compared },
      ...{ gaps: [], isProof: true },
    };
    outcomes.push(outcome);
    printOutcome(outcome, work.showChanges);
  }
  return outcomes;
}

async function ended(rehearsing: Rehearsing, transition: Transition): Promise<Ended> {
  const { root, workspace, starts } = rehearsing;
  const { name, environment } = transition;
  const from = await startOf(rehearsing, transition);
  const sources = editEnvironment(root, from.sources, transition);
  const edit = compileEdit(environment, { root, before: from.sources, after: sources });
  const found = surprisingFindings(transition, edit.compilation);

  const edited = compileWorld(root, [environment], sources);
  const others = from.stacks.filter((stack) => !stack.name.startsWith(`${environment}/`));
  const isRefused = transition.refused !== undefined;
  const asked = inApplyOrder([...edited, ...others], environment);
  // What is refused is planned all the same, to know what of it a review has to tell.
  const stacks = isRefused ? unprotected(asked) : asked;
  const copy = copyOf(from.standing, join(workspace, 'after', name));
  const { standing, applied, problems } = await rehearse(copy, stacks);
  const names = applied.map(({ stack }) => stack);
  const isApplied = problems.length === 0 || isRefused;
  const left = isApplied ? await leftOver(standing, stacks, names) : [];
  const planned = [...applied, ...left.filter(({ stack }) => !names.includes(stack))];
  const compared = compareWithPlan(toldBy(reviewOf(edit).groups), {
    applied: planned,
    stood: from.stacks,
  });
  const told = [...found, ...compared.untrue, ...compared.missed];
  if (isRefused) return { start: from, applied: [], problems: told, compared };
  const still = left.flatMap((each) => each.problems.map((what) => `${each.stack}: ${what}`));
  const start = { sources, standing, stacks };
  starts.set(name, start);
  const surprises = surprisesOf(transition, applied);
  return { start, applied, problems: [...told, ...problems, ...surprises, ...still], compared };
}

async function startOf(rehearsing: Rehearsing, transition: Transition): Promise<Start> {
  const { all, starts, compiled, workspace } = rehearsing;
  const { environment, after } = transition;
  const known = starts.get(after ?? environment);
  if (known !== undefined) return known;
  const before = all.find(({ name }) => name === after);
  if (before !== undefined) return (await ended(rehearsing, before)).start;

  const stacks = inApplyOrder(compiled, environment);
  const standing = await standUp(join(workspace, 'standing', environment), stacks);
  const start = { sources: new Map<string, string>(), standing, stacks };
  starts.set(environment, start);
  return start;
}
