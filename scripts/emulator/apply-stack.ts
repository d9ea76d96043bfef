// One stack, applied for real against the emulator, and planned again.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { RootDocument, Stack } from '../terraform/find-stacks.ts';
import {
  type Change,
  type ChangeOrder,
  orderOfApply,
  plannedChanges,
} from '../terraform/planned-changes.ts';
import { copyModule } from '../terraform/prepare-rehearsal.ts';
import { type Place, problemsOf, textOf } from '../terraform/problems.ts';
import { withCopies } from '../terraform/published-modules.ts';
import { accountOf } from '../terraform/rehearsal-override.ts';
import { runTerraform, type TerraformRun } from '../terraform/run-terraform.ts';
import { takesStandingProvider } from '../terraform/standing-providers.ts';
import type { Step } from './apply-order.ts';
import type { InstancesIn } from './database-instances.ts';
import type { Gap } from './gap.ts';
import { type Drift, driftOf, isInModule } from './second-plan.ts';
import type { Emulated } from './with-emulator.ts';
import { type Concern, type WorkingCopy, workingCopy } from './working-copy.ts';

export interface Application extends Emulated {
  readonly gaps: readonly Gap[];
  readonly workspace: string;
  readonly place: Place;
  readonly instancesIn: InstancesIn;
  /** Whether other applies follow, which must find nothing but what is edited. */
  readonly settles?: boolean;
}

export interface Outcome {
  readonly name: string;
  readonly isApplied: boolean;
  /** How many stand; not counted where other applies follow. */
  readonly resources: number;
  readonly concerned: readonly Concern[];
  readonly drift: readonly Drift[];
  /** What the apply changed, and in which order. */
  readonly changes: readonly Change[];
  readonly order: ChangeOrder;
  /** Of init, apply, migration or the second plan; none when all went well. */
  readonly problems: readonly string[];
}

const DOCUMENT = 'cdk.tf.json';
const PLAN = 'second.tfplan';
/** The emulator is one process of Python: with all calls at once it lets connections go. */
const FEW_AT_ONCE = '-parallelism=3';
/** The longest wait of a resource that the emulator really makes. */
const LIMIT_MS = 10 * 60_000;

export async function applyStack(
  { stack, bootstraps }: Step,
  application: Application,
): Promise<Outcome> {
  const { workspace, place } = application;
  const { document, concerned } = copyOf(stack, application);
  const folder = join(workspace, stack.name);
  const isReady = isInitialised(folder, document);
  prepareFolder(stack, folder, document);
  const run = await runnerIn(folder, stack, application);
  const untried = { isApplied: false, resources: 0, drift: [], ...changedBy('') };
  const outcome = { ...untried, name: stack.name, concerned };

  if (bootstraps) keepStateHere(folder);
  const init = isReady ? undefined : await run('init', '-no-color', '-lockfile=readonly');
  if (init?.ok === false) return { ...outcome, problems: [`init: ${textOf(init)}`] };

  const apply = await run('apply', '-json', '-auto-approve', FEW_AT_ONCE);
  const problems = [...problemsOf('apply', apply, place)];
  if (bootstraps && problems.length === 0) {
    keepStateInBackend(folder);
    const migrate = await run('init', '-no-color', '-migrate-state', '-force-copy');
    if (!migrate.ok) problems.push(`migrate: ${textOf(migrate)}`);
  }
  const changed = { ...outcome, ...changedBy(apply.stdout) };
  if (problems.length > 0) return { ...changed, problems };
  return { ...changed, isApplied: true, ...(await planAgain(stack, application)) };
}

/** What a stack that stands would still change. */
export async function planAgain(
  stack: Stack,
  application: Application,
): Promise<Pick<Outcome, 'resources' | 'concerned' | 'drift' | 'problems'>> {
  const { gaps, workspace, place, settles = false } = application;
  const { concerned } = copyOf(stack, application);
  const run = await runnerIn(join(workspace, stack.name), stack, application);
  const plan = await run('plan', '-json', '-detailed-exitcode', `-out=${PLAN}`, FEW_AT_ONCE);
  const resources = settles ? 0 : countOf(await run('state', 'list'));
  const stands = { resources, concerned, drift: [] };
  if (plan.code === 0) return { ...stands, problems: [] };
  const failures = plan.code === 2 ? [] : problemsOf('second plan', plan, place);
  if (failures.length > 0) return { ...stands, problems: failures };
  const drift = driftOf((await run('show', '-json', PLAN)).stdout, concerned, gaps);
  const unlisted = drift.flatMap((each) => unexplained(each, place));
  const inModules = drift.flatMap(({ address, gap }) =>
    gap && isInModule(address) ? [{ address, gap }] : [],
  );
  return { resources, concerned: [...concerned, ...inModules], drift, problems: unlisted };
}

function copyOf({ name, document }: Stack, application: Application): WorkingCopy {
  const { gaps, instancesIn, settles = false } = application;
  const instancesInAccount = instancesIn(accountOf(document).account);
  return workingCopy({ stack: name, document, gaps, instancesInAccount, settles });
}

async function runnerIn(folder: string, { document }: Stack, application: Application) {
  const { emulator, providers } = application;
  const variables = await emulator.variablesFor(accountOf(document).account);
  const run = takesStandingProvider(document) ? providers.run : runTerraform;
  return (...args: string[]) => run(folder, args, { variables, limitMs: LIMIT_MS });
}

function changedBy(stdout: string): Pick<Outcome, 'changes' | 'order'> {
  return { changes: plannedChanges(stdout), order: orderOfApply(stdout) };
}

const OVERRIDE = 'override.tf.json';

/** As docs/how-to/bootstrap-state.md does it. */
export function keepStateHere(folder: string): void {
  writeFileSync(join(folder, OVERRIDE), '{ "terraform": { "backend": { "local": {} } } }');
}

function keepStateInBackend(folder: string): void {
  rmSync(join(folder, OVERRIDE));
}

export function prepareFolder(stack: Stack, folder: string, document: RootDocument): string {
  mkdirSync(folder, { recursive: true });
  const local = withCopies(stack, document, folder);
  writeFileSync(join(folder, DOCUMENT), JSON.stringify(local, null, 2));
  copyFileSync(join(stack.folder, '.terraform.lock.hcl'), join(folder, '.terraform.lock.hcl'));
  copyModule(stack, folder);
  return folder;
}

/** Whether the stack was applied there before, with the same backend, providers and modules. */
function isInitialised(folder: string, { terraform, module }: RootDocument): boolean {
  const file = join(folder, DOCUMENT);
  if (module !== undefined || !existsSync(join(folder, '.terraform')) || !existsSync(file))
    return false;
  const before = JSON.parse(readFileSync(file, 'utf8')) as RootDocument;
  return before.module === undefined && isDeepStrictEqual(before.terraform, terraform);
}

function countOf({ stdout }: TerraformRun): number {
  return stdout.split('\n').filter((line) => line !== '' && !/(^|\.)data\./.test(line)).length;
}

function unexplained({ address, attributes, gap }: Drift, place: Place): readonly string[] {
  if (gap) return [];
  const at = place(address);
  const line = `second plan: ${address} still changes in ${attributes.join(', ')}`;
  return [at === undefined ? line : `${at}  ${line}`];
}
