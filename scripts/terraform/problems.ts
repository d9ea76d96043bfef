// What a run of terraform complains of, one line each, with the line of the environment file.
import { readDiagnostics, readUnfinished, type TerraformDiagnostic } from './read-diagnostics.ts';
import type { TerraformRun } from './run-terraform.ts';

export type Place = (address: string) => string | undefined;

export function problemsOf(step: string, run: TerraformRun, place: Place): readonly string[] {
  const found = readDiagnostics(run.stdout)
    .filter(isProblem)
    .map((each) => describe(step, each, place));
  if (run.code === null) return [...found, `${step}: took too long${unfinished(run.stdout)}`];
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

export function textOf({ stdout, stderr }: TerraformRun): string {
  return `${stderr}${stdout}`.trim().replaceAll(/\n+/g, '\n    ');
}

function unfinished(stdout: string): string {
  const addresses = readUnfinished(stdout);
  return addresses.length === 0 ? '' : `, with ${addresses.join(', ')}`;
}
