// The lines of the table that run on the emulator, environment by environment: what they need stands first, then
// one edit comes after the other, each on top of those before. The real provider plans and applies them.
import { join } from 'node:path';
import { applyOrder, type Step } from '../../emulator/apply-order.ts';
import {
  type Application,
  type Outcome as Applied,
  applyStack,
} from '../../emulator/apply-stack.ts';
import { countInstances } from '../../emulator/database-instances.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import { gaps } from '../../emulator/gaps/gaps.ts';
import { inParallel } from '../../emulator/in-parallel.ts';
import { standAll } from '../../emulator/stand.ts';
import type { RootDocument, Stack } from '../../terraform/find-stacks.ts';
import { standingStates } from '../../terraform/standing-states.ts';
import { whatStands } from '../../terraform/what-stands.ts';
import { compileWorld, type Document, inApplyOrder, type WorldStack } from '../compiled-world.ts';
import { editEnvironment, type Sources } from '../edit-environment.ts';
import { surprisesOf } from '../expectations.ts';
import { type Outcome, printOutcome } from '../report.ts';
import type { Transition, Work } from '../transition.ts';
import { emulable } from './emulable.ts';

interface EmulatedWork extends Work {
  readonly emulator: Emulator;
}

interface Standing extends EmulatedWork {
  readonly environment: string;
  readonly application: Application;
  /** What is applied, by name. */
  readonly steps: ReadonlyMap<string, Step>;
  /** Documents as last applied, by name of the stack. */
  readonly documents: Map<string, string>;
  /** All edits so far. */
  sources: Sources;
}

export async function rehearseOnEmulator(work: EmulatedWork): Promise<readonly Outcome[]> {
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
      const outcome = await ended(standing, transition);
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

interface Ground extends EmulatedWork {
  readonly environment: string;
  readonly rows: readonly Transition[];
  readonly compiled: readonly WorldStack[];
}

/** Throws with why something does not stand. */
async function standUp(ground: Ground): Promise<Standing> {
  const { environment, rows, compiled, root, emulator, workspace } = ground;
  const stacks = compiled.map((each) => stackOf(root, each));
  const order = applyOrder({ stacks, compiled, environments: [environment] });
  const steps = needed(order, environment, rows);
  const chosen = steps.map(({ stack }) => stack);
  const application = {
    ...{ emulator, gaps, workspace },
    place: () => undefined,
    instancesIn: countInstances(chosen),
  };
  const standing = { standing: whatStands(chosen), states: standingStates(chosen) };
  const problems = [...(await standAll({ ...standing, emulator, workspace }))];
  const done = new Set<string>();
  await inParallel(
    steps,
    ({ after }) => after.every((name) => done.has(name)),
    async (step) => {
      const applied = await applyStack(step, application);
      problems.push(...applied.problems.map((problem) => `${applied.name}: ${problem}`));
      done.add(applied.name);
    },
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return {
    ...ground,
    application,
    steps: new Map(steps.map((step) => [step.stack.name, step])),
    documents: new Map(chosen.map(({ name, document }) => [name, JSON.stringify(document)])),
    sources: new Map(),
  };
}

function stackOf(root: string, { name, document }: WorldStack): Stack {
  const folder = join(root, 'dist', name.replace(/\/([^/]+)$/, '/terraform/$1'));
  return { name, folder, document: rootOf(document) };
}

/** The same, as rehearsals read it. */
function rootOf(document: Document): RootDocument {
  return document as unknown as RootDocument;
}

/** The stacks that the lines change, and those that these wait for. */
function needed(
  order: readonly Step[],
  environment: string,
  rows: readonly Transition[],
): readonly Step[] {
  const byName = new Map(order.map((step) => [step.stack.name, step]));
  const names = new Set<string>();
  const choose = (name: string) => {
    const step = byName.get(name);
    if (step === undefined || names.has(name)) return;
    names.add(name);
    step.after.forEach(choose);
  };
  for (const { stacks } of rows) for (const stack of stacks) choose(`${environment}/${stack}`);
  return order.filter(({ stack }) => names.has(stack.name));
}

async function ended(standing: Standing, transition: Transition): Promise<Outcome> {
  const { root, environment, documents, application } = standing;
  standing.sources = editEnvironment(root, standing.sources, transition);
  const edited = compileWorld(root, [environment], standing.sources);
  const applied: Applied[] = [];
  for (const each of inApplyOrder(edited, environment)) {
    const step = standing.steps.get(each.name);
    const text = JSON.stringify(each.document);
    if (step === undefined || documents.get(each.name) === text) continue;
    const stack = { ...step.stack, document: rootOf(each.document) };
    applied.push(await applyStack({ stack, bootstraps: false, after: [] }, application));
    documents.set(each.name, text);
  }
  const shortOf = (name: string) => name.slice(environment.length + 1);
  const changes = applied.map(({ name, ...rest }) => ({ stack: shortOf(name), ...rest }));
  const left = applied.flatMap(({ name, concerned }) =>
    concerned
      .filter(({ gap }) => gap.instead.leaves === 'resource')
      .map(({ address }) => `${shortOf(name)}/${address}`),
  );
  const problems = applied.flatMap((each) =>
    each.problems.map((problem) => `${shortOf(each.name)}: ${problem}`),
  );
  const surprises = surprisesOf(emulable(transition, left), changes);
  return { transition, on: 'emulator', applied: changes, problems: [...problems, ...surprises] };
}
