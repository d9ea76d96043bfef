// One prepared stack, planned. A plan validates first, as `terraform validate` does:
// https://developer.hashicorp.com/terraform/cli/commands/validate
import type { LocateAddress } from './locate-address.ts';
import { problemsOf, textOf } from './problems.ts';
import { readPlannedCount } from './read-diagnostics.ts';
import type { TerraformRun } from './run-terraform.ts';

export interface Verdict {
  readonly name: string;
  readonly planned: boolean;
  readonly resources: number;
  readonly problems: readonly string[];
}

/** In the folder of the stack. */
export type Run = (...args: string[]) => Promise<TerraformRun>;

/** Not parallel: two inits may write to one plugin cache. */
export async function initialize(run: Run): Promise<readonly string[]> {
  const init = await run('init', '-input=false', '-no-color', '-lockfile=readonly');
  return init.ok ? [] : [`init: ${textOf(init)}`];
}

interface StackRun {
  readonly name: string;
  readonly run: Run;
  readonly locate: LocateAddress;
}

export async function verifyStack({ name, run, locate }: StackRun): Promise<Verdict> {
  const plan = await run('plan', '-json', '-input=false', '-lock=false', '-refresh=false');
  const problems = problemsOf('plan', plan, (address) => locate(name, address));
  const resources = readPlannedCount(plan.stdout);
  return { name, planned: problems.length === 0, resources, problems };
}
