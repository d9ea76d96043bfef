// Entries of the list of gaps that the emulator does not need any more. Each one that concerned a
// resource of this run is undone for one resource: applying it has to fail, or a second plan to differ.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '../terraform/find-stacks.ts';
import { accountOf } from '../terraform/rehearsal-override.ts';
import { runTerraform } from '../terraform/run-terraform.ts';
import { takesStandingProvider } from '../terraform/standing-providers.ts';
import type { Step } from './apply-order.ts';
import { keepStateHere, type Outcome, prepareFolder } from './apply-stack.ts';
import type { InstancesIn } from './database-instances.ts';
import type { Gap } from './gap.ts';
import { inParallel } from './in-parallel.ts';
import type { Emulated } from './with-emulator.ts';
import { concernsIn, workingCopy } from './working-copy.ts';

interface Run extends Emulated {
  readonly order: readonly Step[];
  /** Stacks that this run does not apply. */
  readonly others: readonly Stack[];
  readonly outcomes: readonly Outcome[];
  readonly gaps: readonly Gap[];
  readonly workspace: string;
  readonly instancesIn: InstancesIn;
}

export async function needlessGaps(run: Run): Promise<readonly string[]> {
  const needless = new Set<Gap>();
  await inParallel(
    run.gaps.filter(({ follows }) => follows === undefined),
    () => true,
    async (gap) => {
      if (await isNeedless(gap, run)) needless.add(gap);
    },
  );
  return run.gaps
    .filter((gap) => needless.has(gap) || isOrphan(gap, run.gaps))
    .map(({ type, missing }) => `${type}: ${missing}`);
}

/** What it follows is not on the list. */
function isOrphan({ follows }: Gap, gaps: readonly Gap[]): boolean {
  return follows !== undefined && !gaps.some(({ type }) => follows.includes(type));
}

async function isNeedless(gap: Gap, run: Run): Promise<boolean> {
  const complete = run.outcomes.filter(({ isApplied }) => isApplied);
  const concerned = complete.filter((outcome) =>
    outcome.concerned.some((each) => each.gap === gap),
  );
  const [first] = concerned;
  if (!first) return false;
  if (gap.stillMissing) return !(await gap.stillMissing(run.emulator.url));
  if (gap.instead.leaves === 'drift') {
    // Drift depends on arguments: only who has seen all of the type can say that there is none.
    const isSeen = concerned.some(({ drift }) => drift.some((each) => each.gap === gap));
    return !isSeen && !run.others.some((stack) => isConcerned(stack, gap, run));
  }
  return standsAsItIs(gap, first, run);
}

function isConcerned({ name, document }: Stack, gap: Gap, { instancesIn }: Run): boolean {
  const instancesInAccount = instancesIn(accountOf(document).account);
  return concernsIn({ stack: name, document, gaps: [gap], instancesInAccount }).length > 0;
}

const LIMIT_MS = 90_000;

/** In a folder and a state of its own, so that the stack stays as it was applied. */
async function standsAsItIs(gap: Gap, outcome: Outcome, run: Run): Promise<boolean> {
  const { gaps, workspace, emulator, providers } = run;
  const stack = run.order.find((step) => step.stack.name === outcome.name)?.stack;
  const concern = outcome.concerned.find((each) => each.gap === gap);
  if (!stack || !concern) throw new Error(`${outcome.name} was not applied`);
  const { account } = accountOf(stack.document);
  const variables = await emulator.variablesFor(account);
  const start = takesStandingProvider(stack.document) ? providers.run : runTerraform;
  const terraform = (folder: string, ...args: string[]) =>
    start(folder, args, { variables, limitMs: LIMIT_MS });

  const state = await terraform(join(workspace, stack.name), 'state', 'pull');
  const { document } = workingCopy({
    stack: stack.name,
    document: stack.document,
    gaps,
    instancesInAccount: run.instancesIn(account),
    except: concern,
  });
  const folder = prepareFolder(
    stack,
    join(workspace, 'probes', `${run.gaps.indexOf(gap)}`),
    document,
  );
  keepStateHere(folder);
  writeFileSync(join(folder, 'terraform.tfstate'), state.stdout);
  const init = await terraform(folder, 'init', '-no-color', '-lockfile=readonly');
  if (!init.ok)
    throw new Error(`A probe of ${concern.address} cannot be initialised:\n${init.stderr}`);
  const target = `-target=${concern.address}`;
  const apply = await terraform(folder, 'apply', '-json', '-auto-approve', target);
  if (!apply.ok) return false;
  const plan = await terraform(folder, 'plan', '-json', '-detailed-exitcode', target);
  return plan.code === 0;
}
