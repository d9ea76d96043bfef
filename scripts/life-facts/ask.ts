// Asks the provider: plans many resources at once, each with a configuration and perhaps with what
// stands already, and reads for each what it would do.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installProvider } from '../terraform/install-provider.ts';
import { readDiagnostics, type TerraformDiagnostic } from '../terraform/read-diagnostics.ts';
import { runTerraform } from '../terraform/run-terraform.ts';
import type { Body } from './body.ts';
import { groupBy } from './group-by.ts';
import { PROVIDER, type ResourceSchemas } from './provider-schema.ts';

export interface Question {
  /** One word, which no other question of the same plan has. */
  readonly name: string;
  readonly type: string;
  readonly config: Body;
  /** What stands; a new one is planned where nothing does. */
  readonly state?: Body;
}

export interface Planned {
  readonly actions: readonly string[];
  /** Paths with the positions in lists. */
  readonly replace_paths?: readonly (readonly (string | number)[])[];
  readonly before: Body | null;
  readonly after: Body | null;
  readonly after_unknown: unknown;
}

export type Reply =
  | { readonly planned: Planned }
  | { readonly refused: readonly TerraformDiagnostic[] };

export interface Oracle {
  readonly folder: string;
  /** For the environment of terraform. */
  readonly variables: Readonly<Record<string, string>>;
  readonly schemas: ResourceSchemas;
}

/** Of a plan: terraform's graph grows faster than what is in it. */
const QUESTIONS_MAX = 1000;

export async function askAll(
  oracle: Oracle,
  questions: readonly Question[],
): Promise<ReadonlyMap<string, Reply>> {
  const replies = new Map<string, Reply>();
  for (let from = 0; from < questions.length; from += QUESTIONS_MAX) {
    await askSome(oracle, questions.slice(from, from + QUESTIONS_MAX), replies);
  }
  return replies;
}

/** What the provider refuses is taken out, until it answers the rest: one invalid body spoils the plan of all. */
async function askSome(
  oracle: Oracle,
  questions: readonly Question[],
  replies: Map<string, Reply>,
): Promise<void> {
  let left = questions;
  while (left.length > 0) {
    const { diagnostics, changes } = await plan(oracle, left);
    const refused = groupBy(diagnostics, nameOf);
    for (const [name, found] of refused) replies.set(name, { refused: found });
    const rest = left.filter(({ name }) => !refused.has(name));
    for (const { name, change } of changes) {
      if (!refused.has(name)) replies.set(name, { planned: change });
    }
    const unanswered = rest.filter(({ name }) => !replies.has(name));
    if (unanswered.length === questions.length) {
      throw new Error(`The provider answers nothing: ${JSON.stringify(diagnostics.slice(0, 3))}`);
    }
    if (unanswered.length === left.length) return;
    left = unanswered;
  }
}

/** Of the question. What terraform says of a plan that it does not believe has the address in its text. */
function nameOf({ address, detail }: TerraformDiagnostic): string {
  const [, , name = ''] = /\b(aws_\w+)\.([\w-]+)/.exec(`${address} ${detail}`) ?? [];
  return name;
}

interface Answered {
  readonly diagnostics: readonly TerraformDiagnostic[];
  readonly changes: readonly { readonly name: string; readonly change: Planned }[];
}

async function plan(oracle: Oracle, questions: readonly Question[]): Promise<Answered> {
  write(oracle, questions);
  const { variables } = oracle;
  const settings = ['-json', '-input=false', '-lock=false', '-refresh=false', '-out=plan'];
  const run = await runTerraform(oracle.folder, ['plan', ...settings], { variables });
  const diagnostics = readDiagnostics(run.stdout).filter(({ severity }) => severity === 'error');
  // A plan with errors is written too, and has what could be planned; what is not valid is not planned.
  if (!existsSync(join(oracle.folder, 'plan'))) return { diagnostics, changes: [] };
  const shown = await runTerraform(oracle.folder, ['show', '-json', 'plan'], { variables });
  const { resource_changes = [] } = shown.ok
    ? (JSON.parse(shown.stdout) as { resource_changes?: Answered['changes'] })
    : {};
  return { diagnostics, changes: resource_changes };
}

const OF_THE_LAST = /^(plan|terraform\.tfstate|question-.*)$/;

function write({ folder, schemas }: Oracle, questions: readonly Question[]): void {
  for (const file of readdirSync(folder)) {
    if (OF_THE_LAST.test(file)) rmSync(join(folder, file));
  }
  // A file for each, since terraform reads the whole file for each complaint; and a line for each argument, so
  // that a complaint shows the one it is about.
  for (const { name, type, config } of questions) {
    writeJson(join(folder, `question-${name}.tf.json`), {
      resource: { [type]: { [name]: config } },
    });
  }
  const standing = questions.flatMap(({ name, type, state }) =>
    state === undefined ? [] : [standingOf(name, type, state, schemas[type]?.version ?? 0)],
  );
  if (standing.length > 0) {
    writeJson(join(folder, 'terraform.tfstate'), {
      version: 4,
      terraform_version: '1.11.0',
      serial: 1,
      lineage: 'life-facts',
      outputs: {},
      resources: standing,
    });
  }
}

function standingOf(name: string, type: string, attributes: Body, version: number): object {
  return {
    mode: 'managed',
    type,
    name,
    provider: `provider["${PROVIDER}"]`,
    instances: [{ schema_version: version, attributes }],
  };
}

function writeJson(file: string, content: object): void {
  writeFileSync(file, JSON.stringify(content, null, 1));
}

/** Makes the folder of an oracle, with nothing but the provider in it. */
export async function prepareOracle(folder: string): Promise<void> {
  await installProvider(folder, {
    region: 'us-east-1',
    access_key: '123456789012',
    secret_key: 'nobody',
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_requesting_account_id: true,
    max_retries: 1,
  });
}
