// npm run verify:terraform [-- FOLDER] [--part 1/2] [--keep]
// Runs the real terraform over every stack below dist/ (or FOLDER), or over a part of them: init and plan, which
// validates first, without an AWS account. Exit code 0: all stacks plan without an error or a deprecation; 1: some do not;
// 2: terraform is missing or there is nothing to verify.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasEnvironments } from '../test/support/systems/systems.ts';
import { compiledStacks } from './terraform/compiled-stacks.ts';
import { findStacks, type Stack } from './terraform/find-stacks.ts';
import { addressLocator } from './terraform/locate-address.ts';
import { partOf } from './terraform/part-of.ts';
import { hasTerraform } from './terraform/run-terraform.ts';
import { sharePlugins } from './terraform/share-plugins.ts';
import { startStubAws } from './terraform/stub-aws.ts';
import { standingBuckets } from './terraform/stub-stores.ts';
import type { Verdict } from './terraform/verify-stack.ts';
import { verifyStacks } from './terraform/verify-stacks.ts';
import { whatStands } from './terraform/what-stands.ts';

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
  const all = findStacks(results);
  if (all.length === 0 && positionals.length === 0 && !hasEnvironments('.')) {
    console.warn('!!! there is no environment: NO STACK WAS VALIDATED OR PLANNED !!!');
    return 0;
  }
  const stacks = partOf(all, values.part);
  if (stacks === undefined) {
    console.error('verify:terraform: --part is such as 1/2. NOTHING WAS VERIFIED.');
    return 2;
  }
  if (stacks.length < all.length) {
    console.log(`Part ${values.part}: ${stacks.length} of ${all.length} stacks.`);
  }
  if (all.length === 0) {
    console.error(`verify:terraform: no stacks below ${results}/. NOTHING WAS VERIFIED.`);
    return 2;
  }
  if (stacks.length === 0) return 0;
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
    const rehearsal = { stacks: all, workspace, stubUrl: stub.url };
    const locate = addressLocator(() => compiledStacks(process.cwd()));
    const verdicts = await verifyStacks(stacks, rehearsal, locate);
    report(verdicts);
    for (const call of stub.refused()) console.log(`The stub had no answer for ${call}`);
    return verdicts.every(({ planned }) => planned) ? 0 : 1;
  } finally {
    stub.close();
  }
}

function report(verdicts: readonly Verdict[]): void {
  const width = Math.max(...verdicts.map(({ name }) => name.length));
  console.log(`${'stack'.padEnd(width)}  plan    resources`);
  for (const { name, planned, resources } of verdicts) {
    console.log(`${name.padEnd(width)}  ${planned ? 'ok    ' : 'FAILED'}  ${resources}`);
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
