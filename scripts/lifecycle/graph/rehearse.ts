// Transitions on Terraform's own graph: stands in for what an environment has, applies an edit in the order of
// Atlantis, and judges each step.
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { shortOf, type WorldStack } from '../compiled-world.ts';
import type { StackChanges } from '../expectations.ts';
import { type Apply, refusalsOf } from '../refusals/refusals.ts';
import { type Marks, marksOf } from './forcing.ts';
import { planAgain, runStack, type SecondPlan } from './run-stack.ts';
import { pathBetween, standIn } from './stand-in.ts';
import { EMPTY, producerOf, settle, type World } from './world.ts';

/** Where stacks stand, each in a folder of its name. */
export interface Standing {
  readonly folder: string;
  readonly world: World;
}

export interface Rehearsal {
  readonly standing: Standing;
  readonly applied: readonly StackChanges[];
  readonly problems: readonly string[];
}

/** Throws when what the repository has cannot stand. */
export async function standUp(folder: string, stacks: readonly WorldStack[]): Promise<Standing> {
  const { standing, problems } = await rehearse({ folder, world: EMPTY }, stacks);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return standing;
}

/** A copy of its own, so that the next may start from the same. */
export function copyOf({ folder, world }: Standing, copy: string): Standing {
  mkdirSync(copy, { recursive: true });
  cpSync(folder, copy, { recursive: true });
  return { folder: copy, world };
}

/** Applies those whose documents differ from what stands, in the order that they have. */
export async function rehearse(
  standing: Standing,
  stacks: readonly WorldStack[],
): Promise<Rehearsal> {
  const { folder } = standing;
  let { world } = standing;
  const applied: StackChanges[] = [];
  const problems: string[] = [];
  const documents = new Map(stacks.map(({ name, document }) => [name, document]));
  for (const stack of stacks) {
    if (isSame(world.documents.get(stack.name), stack.document)) continue;
    world = { ...world, marks: new Map([...world.marks, [stack.name, markedIn(world, stack)]]) };
    const made = standInOf(stack, documents, world);
    const { changes, graph, problems: found } = await runStack(join(folder, stack.name), made);
    const apply: Apply = { world, stack, changes, graph };
    const all = [...found, ...refusalsOf(apply)];
    problems.push(...all.map((problem) => `${shortOf(stack)}: ${problem}`));
    applied.push({ stack: shortOf(stack), changes, order: graph });
    // What comes after a stack that is not applied is not applied either.
    if (found.length > 0) break;
    world = settle({ world, stack, ...outcomeOf(apply) });
  }
  return { standing: { folder, world }, applied, problems };
}

export interface LeftOver extends SecondPlan {
  readonly stack: string;
}

/** Stacks that would change once more: those that were applied, and those that read them. */
export async function leftOver(
  { folder, world }: Standing,
  stacks: readonly WorldStack[],
  applied: readonly string[],
): Promise<readonly LeftOver[]> {
  const readers = stacks.filter(
    (stack) => applied.includes(shortOf(stack)) || reads(stack, applied, world),
  );
  const found: LeftOver[] = [];
  for (const stack of readers) {
    const { changes, problems } = await planAgain(join(folder, stack.name));
    found.push({ stack: shortOf(stack), changes, problems });
  }
  return found;
}

function reads({ document, name }: WorldStack, applied: readonly string[], world: World): boolean {
  const [environment] = /^[^/]+\/[^/]+/.exec(name) ?? [];
  return Object.values(document.data?.['terraform_remote_state'] ?? {}).some(({ config }) => {
    const producer = producerOf(config as { bucket?: string; key?: string }, world.documents) ?? '';
    return applied.some((stack) => producer === `${environment}/${stack}`);
  });
}

function standInOf(
  { name, document }: WorldStack,
  documents: World['documents'],
  { marks }: World,
): object {
  const stateOf = (source: string) => {
    const { config } = document.data?.['terraform_remote_state']?.[source] ?? {};
    const producer = producerOf(config as { bucket?: string; key?: string }, documents);
    return producer === undefined ? undefined : pathBetween(name, producer);
  };
  return standIn(document, stateOf, marks.get(name));
}

function markedIn({ documents, marks }: World, { name, document }: WorldStack): Marks {
  return marksOf(documents.get(name), document, marks.get(name) ?? new Map());
}

function outcomeOf({ changes }: Apply) {
  const of = (...actions: readonly string[]) =>
    new Set(changes.filter(({ action }) => actions.includes(action)).map(({ address }) => address));
  return { made: of('create', 'replace'), changed: of('modify') };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
