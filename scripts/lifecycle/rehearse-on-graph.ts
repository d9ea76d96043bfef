// The lines of the table that run on the graph, one after the other; those that start where another ends bring
// that one along.
import { join } from 'node:path';
import { compileWorld, inApplyOrder, type WorldStack } from './compiled-world.ts';
import { editEnvironment, type Sources } from './edit-environment.ts';
import { type StackChanges, surprisesOf } from './expectations.ts';
import { surprisingFindings } from './findings.ts';
import { copyOf, leftOver, rehearse, type Standing, standUp } from './graph/rehearse.ts';
import { type Outcome, printOutcome } from './report.ts';
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
}

export async function rehearseOnGraph(work: Work): Promise<readonly Outcome[]> {
  const rehearsing = { ...work, compiled: compileWorld(work.root, []), starts: new Map() };
  const outcomes: Outcome[] = [];
  for (const transition of work.chosen) {
    if (!transition.on.includes('graph')) continue;
    const { problems, applied } = await ended(rehearsing, transition).catch((error: unknown) => ({
      problems: [String(error)],
      applied: [],
    }));
    const outcome: Outcome = {
      ...{ transition, on: 'graph', problems, applied },
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
  const found = surprisingFindings(transition, { root, before: from.sources, after: sources });
  if (transition.refused !== undefined) return { start: from, applied: [], problems: found };

  const edited = compileWorld(root, [environment], sources);
  const others = from.stacks.filter((stack) => !stack.name.startsWith(`${environment}/`));
  const stacks = inApplyOrder([...edited, ...others], environment);
  const copy = copyOf(from.standing, join(workspace, 'after', name));
  const { standing, applied, problems } = await rehearse(copy, stacks);
  const names = applied.map(({ stack }) => stack);
  const left = problems.length === 0 ? await leftOver(standing, stacks, names) : [];
  const start = { sources, standing, stacks };
  starts.set(name, start);
  const surprises = surprisesOf(transition, applied);
  return { start, applied, problems: [...found, ...problems, ...surprises, ...left] };
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
