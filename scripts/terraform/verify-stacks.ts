// All stacks, initialised and planned.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from './find-stacks.ts';
import type { LocateAddress } from './locate-address.ts';
import { prepareRehearsal, type Rehearsal } from './prepare-rehearsal.ts';
import { missingCopies } from './published-modules.ts';
import { runTerraform } from './run-terraform.ts';
import {
  type StandingProviders,
  standingProviders,
  takesStandingProvider,
} from './standing-providers.ts';
import { initialize, type Run, type Verdict, verifyStack } from './verify-stack.ts';

/** A core plans, and the provider it asks answers on another. */
const PARALLEL = 2;

interface Prepared {
  readonly stack: Stack;
  readonly folder: string;
}

export async function verifyStacks(
  stacks: readonly Stack[],
  rehearsal: Rehearsal,
  locate: LocateAddress,
): Promise<readonly Verdict[]> {
  const prepared = stacks.map((stack) => ({ stack, folder: prepareRehearsal(stack, rehearsal) }));
  const installed = installing(prepared);
  const verdicts: Verdict[] = [];
  const ready: Prepared[] = [];
  for (const each of installed) {
    const problems = await initialize(aloneIn(each.folder));
    if (problems.length === 0) ready.push(each);
    else verdicts.push(refused(each.stack, problems));
  }
  const [first] = ready;
  if (first === undefined) return verdicts;

  const providers = standingProviders(first.folder, PARALLEL);
  const others = prepared.filter((each) => !installed.includes(each));
  const queue = [...ready, ...others].values();
  const work = async () => {
    for (const each of queue) {
      const run = runOf(each, providers);
      const problems = others.includes(each) ? await initialize(run) : [];
      const { name } = each.stack;
      if (problems.length > 0) verdicts.push(refused(each.stack, problems));
      else verdicts.push(await verifyStack({ name, run, locate }));
    }
  };
  try {
    await Promise.all(Array.from({ length: PARALLEL }, work));
  } finally {
    providers.stop();
  }
  return verdicts.sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** Those which install providers, as everybody does who has none standing: one of each lock, so that it is held
 * against the registry, and whoever starts their own. */
function installing(prepared: readonly Prepared[]): readonly Prepared[] {
  const locks = new Set<string>();
  return prepared.filter(({ stack, folder }) => {
    const { required_providers: required } = stack.document.terraform ?? {};
    const lock = JSON.stringify([required, lockIn(folder)]);
    const isNew = !locks.has(lock);
    locks.add(lock);
    return isNew || !takesStandingProvider(stack.document);
  });
}

function lockIn(folder: string): string | null {
  const lock = join(folder, '.terraform.lock.hcl');
  return existsSync(lock) ? readFileSync(lock, 'utf8') : null;
}

function runOf({ stack, folder }: Prepared, providers: StandingProviders): Run {
  if (!takesStandingProvider(stack.document)) return aloneIn(folder);
  return (...args) => providers.run(folder, args);
}

function aloneIn(folder: string): Run {
  return (...args) => runTerraform(folder, args);
}

function refused(stack: Stack, problems: readonly string[]): Verdict {
  const told = problems.map((problem) => `${problem}${fetched(stack)}`);
  return { name: stack.name, planned: false, resources: 0, problems: told };
}

function fetched(stack: Stack): string {
  const copies = missingCopies(stack);
  if (copies.length === 0) return '';
  return `\nNOT VERIFIED: without a network it wants what it calls as a copy in ${copies.join(', ')}`;
}
