// terraform init, validate and plan of one prepared stack.
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

export async function verifyStack(name: string, folder: string): Promise<Verdict> {
  const validate = await runTerraform(folder, ['validate', '-json', '-no-color']);
  const invalid = problemsOf('validate', validate);
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
  const problems = problemsOf('plan', plan);
  const resources = readPlannedCount(plan.stdout);
  return { name, valid: true, planned: problems.length === 0, resources, problems };
}

function problemsOf(step: string, run: TerraformRun): readonly string[] {
  const found = readDiagnostics(run.stdout)
    .filter(isProblem)
    .map((each) => describe(step, each));
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
): string {
  const place = address === '' ? '' : ` in ${address}`;
  return `${step}: ${severity}${place}: ${summary}${detail === '' ? '' : `. ${detail}`}`;
}

function textOf({ stdout, stderr }: TerraformRun): string {
  return `${stderr}${stdout}`.trim().replaceAll(/\n+/g, '\n    ');
}
