// terraform init, validate and plan of one prepared stack.
import type { LocateAddress } from './locate-address.ts';
import { readDiagnostics, readPlannedCount, type TerraformDiagnostic } from './read-diagnostics.ts';
import { runTerraform, type TerraformRun } from './run-terraform.ts';

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

type Place = (address: string) => string | undefined;

function problemsOf(step: string, run: TerraformRun, place: Place): readonly string[] {
  const found = readDiagnostics(run.stdout)
    .filter(isProblem)
    .map((each) => describe(step, each, place));
  if (run.ok || found.length > 0) return found;
  return [`${step}: ${textOf(run)}`];
}

/** A deprecated argument works today and breaks with a later provider. */
function isProblem({ severity, summary, detail }: TerraformDiagnostic): boolean {
  return severity === 'error' || /deprecat/i.test(`${summary} ${detail}`);
}

function describe(
  step: string,
  { severity, summary, detail, address }: TerraformDiagnostic,
  place: Place,
): string {
  const what = address === '' ? '' : ` in ${address}`;
  const line = `${step}: ${severity}${what}: ${summary}${detail === '' ? '' : `. ${detail}`}`;
  const at = place(address);
  return at === undefined ? line : `${at}  ${line}`;
}

function textOf({ stdout, stderr }: TerraformRun): string {
  return `${stderr}${stdout}`.trim().replaceAll(/\n+/g, '\n    ');
}
