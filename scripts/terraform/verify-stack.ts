// terraform init, validate and plan of one prepared stack.
import type { LocateAddress } from './locate-address.ts';
import { problemsOf, textOf } from './problems.ts';
import { readPlannedCount } from './read-diagnostics.ts';
import { runTerraform } from './run-terraform.ts';

export interface Verdict {
  readonly name: string;
  readonly valid: boolean;
  readonly planned: boolean;
  readonly resources: number;
  readonly problems: readonly string[];
}

/** Not parallel: two inits may write to one plugin cache. */
export async function initialize(folder: string): Promise<readonly string[]> {
  const run = await runTerraform(folder, [
    'init',
    '-input=false',
    '-no-color',
    '-lockfile=readonly',
  ]);
  return run.ok ? [] : [`init: ${textOf(run)}`];
}

interface StackRun {
  readonly name: string;
  readonly folder: string;
  readonly locate: LocateAddress;
}

export async function verifyStack({ name, folder, locate }: StackRun): Promise<Verdict> {
  const place = (address: string) => locate(name, address);
  const validate = await runTerraform(folder, ['validate', '-json', '-no-color']);
  const invalid = problemsOf('validate', validate, place);
  if (invalid.length > 0) {
    return { name, valid: false, planned: false, resources: 0, problems: invalid };
  }
  const plan = await runTerraform(folder, [
    'plan',
    '-json',
    '-input=false',
    '-lock=false',
    '-refresh=false',
  ]);
  const problems = problemsOf('plan', plan, place);
  const resources = readPlannedCount(plan.stdout);
  return { name, valid: true, planned: problems.length === 0, resources, problems };
}
