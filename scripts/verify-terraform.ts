// npm run verify:terraform [-- FOLDER] [--part 1/2] [--keep]
// Runs the real terraform over every stack below dist/ (or FOLDER), or over a part of them: init, validate
// and plan, without an AWS account. Exit code 0: all stacks plan without an error or a deprecation; 1: some do not;
// 2: terraform is missing or there is nothing to verify.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compiledStacks } from './terraform/compiled-stacks.ts';
import { findStacks, type Stack } from './terraform/find-stacks.ts';
import { addressLocator } from './terraform/locate-address.ts';
import { partOf } from './terraform/part-of.ts';
import { prepareRehearsal, type Rehearsal } from './terraform/prepare-rehearsal.ts';
import { missingCopies } from './terraform/published-modules.ts';
import { hasTerraform } from './terraform/run-terraform.ts';
import { sharePlugins } from './terraform/share-plugins.ts';
import { startStubAws } from './terraform/stub-aws.ts';
import { standingBuckets } from './terraform/stub-stores.ts';
import { initialize, type Verdict, verifyStack } from './terraform/verify-stack.ts';
import { whatStands } from './terraform/what-stands.ts';

/** Each plan loads the provider: about a gigabyte of memory and one core. */
const PARALLEL = 2;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      keep: { type: 'boolean', default: false },
      part: { type: 'string', default: '1/1' },
    },
  });
  const results = positionals[0] ?? 'dist';
  if (!(await hasTerraform())) {
    console.error('verify:terraform: the terraform program is missing. NOTHING WAS VERIFIED.');
    return 2;
  }
  const all = existsSync(results) ? findStacks(results) : [];
  const stacks = partOf(all, values.part);
  if (stacks === undefined) {
    console.error('verify:terraform: --part is such as 1/2. NOTHING WAS VERIFIED.');
    return 2;
  }
  if (stacks.length < all.length) {
    console.log(`Part ${values.part}: ${stacks.length} of ${all.length} stacks.`);
  }
  if (stacks.length === 0) {
    console.error(`verify:terraform: no stacks below ${results}/. NOTHING WAS VERIFIED.`);
    return 2;
  }
  const workspace = mkdtempSync(join(tmpdir(), 'groundplan-terraform-'));
  sharePlugins();
  try {
    return await verifyAll({ all, stacks, workspace });
  } finally {
    if (values.keep) console.log(`Kept ${workspace}`);
    else rmSync(workspace, { recursive: true, force: true });
  }
}

interface Work {
  /** One may read the outputs of another. */
  readonly all: readonly Stack[];
  /** Those that are verified. */
  readonly stacks: readonly Stack[];
  readonly workspace: string;
}

async function verifyAll({ all, stacks, workspace }: Work): Promise<number> {
  const stub = await startStubAws({ standing: whatStands(all), buckets: standingBuckets(all) });
  try {
    const verdicts = await rehearse(stacks, { stacks: all, workspace, stubUrl: stub.url });
    report(verdicts);
    for (const call of stub.refused()) console.log(`The stub had no answer for ${call}`);
    return verdicts.every(({ planned }) => planned) ? 0 : 1;
  } finally {
    stub.close();
  }
}

async function rehearse(
  stacks: readonly Stack[],
  rehearsal: Rehearsal,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const ready: (readonly [Stack, string])[] = [];
  for (const stack of stacks) {
    const folder = prepareRehearsal(stack, rehearsal);
    const problems = (await initialize(folder)).map((problem) => `${problem}${fetched(stack)}`);
    if (problems.length === 0) ready.push([stack, folder]);
    else verdicts.push({ name: stack.name, valid: false, planned: false, resources: 0, problems });
  }
  const locate = addressLocator(() => compiledStacks(process.cwd()));
  const queue = ready.values();
  const worker = async () => {
    for (const [stack, folder] of queue) {
      verdicts.push(await verifyStack({ name: stack.name, folder, locate }));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return verdicts.sort((left, right) => (left.name < right.name ? -1 : 1));
}

function fetched(stack: Stack): string {
  const copies = missingCopies(stack);
  if (copies.length === 0) return '';
  return `\nNOT VERIFIED: without a network it wants what it calls as a copy in ${copies.join(', ')}`;
}

function report(verdicts: readonly Verdict[]): void {
  const width = Math.max(...verdicts.map(({ name }) => name.length));
  console.log(`${'stack'.padEnd(width)}  validate  plan    resources`);
  for (const { name, valid, planned, resources } of verdicts) {
    const columns = [valid ? 'ok' : 'FAILED', planned ? 'ok' : 'FAILED', String(resources)];
    console.log(
      `${name.padEnd(width)}  ${columns[0]?.padEnd(8)}  ${columns[1]?.padEnd(6)}  ${columns[2]}`,
    );
  }
  const failed = verdicts.filter(({ planned }) => !planned);
  for (const { name, problems } of failed) {
    console.log(`\n${name}`);
    for (const problem of problems) console.log(`  ${problem}`);
  }
  console.log(`\n${verdicts.length - failed.length} of ${verdicts.length} stacks plan.`);
}

void main().then((code) => {
  process.exitCode = code;
});
