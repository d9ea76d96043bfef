// npm run verify:apply [-- ENVIRONMENT...] [--root FOLDER] [--all] [--part k/n] [--keep]
// Applies the stacks of environments (by default those of the gate; what they depend on comes along)
// with the real terraform to an emulated AWS, states and locks included: what stands already and the state
// first, then each stack after those it waits for. A second plan of each must be empty. Exit code 0: all of it holds; 1: some does
// not, or the list of what the emulator cannot do is out of date; 2: nothing was applied.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isOfGone } from '../test/support/systems/systems.ts';
import { applyAll } from './emulator/apply-all.ts';
import { applyOrder } from './emulator/apply-order.ts';
import { countInstances } from './emulator/database-instances.ts';
import { hasEmulator, PROGRAM } from './emulator/emulator.ts';
import { gaps } from './emulator/gaps/gaps.ts';
import { printReport } from './emulator/report.ts';
import { standAll } from './emulator/stand.ts';
import { type Emulated, withEmulator } from './emulator/with-emulator.ts';
import { compiledStacks } from './terraform/compiled-stacks.ts';
import { findStacks, type Stack } from './terraform/find-stacks.ts';
import { addressLocator } from './terraform/locate-address.ts';
import { partOf } from './terraform/part-of.ts';
import { hasTerraform } from './terraform/run-terraform.ts';
import { standingStates } from './terraform/standing-states.ts';
import { whatStands } from './terraform/what-stands.ts';

/** Both planes' worth of kinds, two environments that share one, a hub: enough for every change. */
const OF_THE_GATE = ['commerce/shared', 'commerce/dev', 'three-tier/prod', 'landing-zone/network'];

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      root: { type: 'string', default: '.' },
      part: { type: 'string', default: '1/1' },
      keep: { type: 'boolean', default: false },
    },
  });
  const root = resolve(values.root);
  const stacks = findStacks(join(root, 'dist'));
  const known = [...new Set(stacks.map(({ name }) => name.split('/').slice(0, 2).join('/')))];
  const named = positionals.length > 0 ? positionals : OF_THE_GATE.filter(isAsked);
  const environments = partOf(values.all ? known : named, values.part);
  if (environments === undefined) return refuse(`${values.part} is no part, such as 1/3.`);
  const unknown = environments.filter((name) => !known.includes(name));
  if (environments.length === 0) {
    console.warn('!!! there is no environment to apply: NO STACK WAS APPLIED !!!');
    return 0;
  }
  if (unknown.length > 0) {
    return refuse(`dist/ has no ${unknown.join(', ')}; it has ${known.join(', ')}.`);
  }
  if (!(await hasTerraform())) return refuse('the terraform program is missing.');
  if (!hasEmulator()) {
    return refuse(`${PROGRAM} is missing (pip install 'moto[server]==5.2.1').`);
  }
  const workspace = mkdtempSync(join(tmpdir(), 'groundplan-apply-'));
  const apply = (emulated: Emulated) =>
    applyIn(workspace, { root, stacks, environments, ...emulated });
  try {
    return await withEmulator(workspace, apply);
  } finally {
    if (values.keep) console.log(`Kept ${workspace}`);
    else rmSync(workspace, { recursive: true, force: true });
  }
}

interface Asked extends Emulated {
  readonly root: string;
  readonly stacks: readonly Stack[];
  readonly environments: readonly string[];
}

async function applyIn(
  workspace: string,
  { root, stacks, environments, ...emulated }: Asked,
): Promise<number> {
  const compiled = compiledStacks(root);
  const order = applyOrder({ stacks, compiled, environments });
  const locate = addressLocator(() => compiled);
  const instancesIn = countInstances(order.map(({ stack }) => stack));
  const others = stacks.filter((stack) => !order.some((step) => step.stack === stack));
  const chosen = order.map(({ stack }) => stack);
  const standing = whatStands(chosen);
  const states = standingStates(chosen);
  const problems = await standAll({ standing, states, workspace, ...emulated });
  if (problems.length > 0) return refuse(`what stands already does not: ${problems.join('; ')}`);
  const work = { order, others, gaps, workspace, locate, instancesIn, ...emulated };
  return printReport(await applyAll(work)) ? 0 : 1;
}

/** Those of a system that is gone are not missed in silence. */
function isAsked(environment: string): boolean {
  if (!isOfGone(environment)) return true;
  console.warn(`!!! its system is gone: ${environment} WAS NOT APPLIED !!!`);
  return false;
}

function refuse(why: string): number {
  console.error(`verify:apply: ${why} NOTHING WAS APPLIED.`);
  return 2;
}

void main().then((code) => {
  process.exitCode = code;
});
