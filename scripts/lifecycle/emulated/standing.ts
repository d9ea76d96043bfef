// What the lines of one environment need, applied once to the emulator: the stacks that they change, and those
// that these wait for.
import { join } from 'node:path';
import { applyOrder, type Step } from '../../emulator/apply-order.ts';
import { type Application, applyStack, type Outcome } from '../../emulator/apply-stack.ts';
import { countInstances } from '../../emulator/database-instances.ts';
import { gaps } from '../../emulator/gaps/gaps.ts';
import { inParallel } from '../../emulator/in-parallel.ts';
import { standAll } from '../../emulator/stand.ts';
import type { Emulated } from '../../emulator/with-emulator.ts';
import type { RootDocument, Stack } from '../../terraform/find-stacks.ts';
import { standingStates } from '../../terraform/standing-states.ts';
import { whatStands } from '../../terraform/what-stands.ts';
import { compileWorld, type WorldStack } from '../compiled-world.ts';
import { editEnvironment, type Sources } from '../edit-environment.ts';
import type { Transition } from '../transition.ts';

export interface Ground extends Emulated {
  readonly root: string;
  readonly workspace: string;
  readonly environment: string;
  readonly rows: readonly Transition[];
  /** As the repository has them. */
  readonly compiled: readonly WorldStack[];
}

export interface Standing extends Ground {
  readonly application: Application;
  /** As last applied, by name. */
  readonly stacks: Map<string, Applied>;
  /** All edits so far. */
  sources: Sources;
  /** Names of stacks that read what was applied after them. */
  readonly stale: Set<string>;
  /** What would still change of what has just been made. */
  readonly problems: readonly string[];
}

export interface Applied {
  readonly stack: Stack;
  /** Names of stacks that it waits for. */
  readonly after: readonly string[];
  readonly outcome: Pick<Outcome, 'concerned' | 'drift'>;
}

/** Throws with why something does not stand. */
export async function standUp(ground: Ground): Promise<Standing> {
  const { environment, compiled, root, emulator, providers, workspace } = ground;
  const stacks = compiled.map((each) => stackOf(root, each));
  const steps = needed(applyOrder({ stacks, compiled, environments: [environment] }), ground);
  const chosen = steps.map(({ stack }) => stack);
  const application: Application = {
    ...{ emulator, providers, gaps, workspace },
    place: () => undefined,
    settles: true,
    instancesIn: mostInstances(ground, chosen),
  };
  const standing = whatStands(chosen);
  const states = standingStates(chosen);
  const missing = await standAll({ standing, states, emulator, workspace });
  const problems: string[] = [];
  const refused: string[] = [];
  const applied = new Map<string, Applied>();
  await inParallel(
    steps,
    ({ after }) => after.every((name) => applied.has(name)),
    async (step) => {
      const outcome = await applyStack(step, application);
      const found = outcome.isApplied ? problems : refused;
      found.push(...outcome.problems.map((problem) => `${outcome.name}: ${problem}`));
      applied.set(outcome.name, { stack: step.stack, after: step.after, outcome });
    },
  );
  const why = [...missing, ...refused];
  if (why.length > 0) throw new Error(why.join('\n'));
  return {
    ...{ ...ground, application, stacks: applied, sources: new Map() },
    ...{ stale: new Set(), problems },
  };
}

export function stackOf(root: string, { name, document }: WorldStack): Stack {
  const folder = join(root, 'dist', name.replace(/\/([^/]+)$/, '/terraform/$1'));
  // The same, as rehearsals read it.
  return { name, folder, document: document as unknown as RootDocument };
}

/** The stacks that the lines change, and those that these wait for. */
function needed(order: readonly Step[], { environment, rows }: Ground): readonly Step[] {
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

/** At the end of any of the edits: what one adds must not find what stands left out only then. */
function mostInstances(
  { root, environment, rows }: Ground,
  chosen: readonly Stack[],
): Application['instancesIn'] {
  let sources: Sources = new Map();
  const counts = [countInstances(chosen)];
  for (const row of rows) {
    sources = editEnvironment(root, sources, row);
    const others = chosen.filter(({ name }) => !name.startsWith(`${environment}/`));
    const edited = compileWorld(root, [environment], sources).map((each) => stackOf(root, each));
    counts.push(countInstances([...others, ...edited]));
  }
  return (account) => Math.max(...counts.map((count) => count(account)));
}
