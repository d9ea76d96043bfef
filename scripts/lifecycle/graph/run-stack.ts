// One stand-in stack, planned and applied by Terraform itself, and the order that its graph holds.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Change, type ChangeOrder, plannedChanges } from '../../terraform/planned-changes.ts';
import { readDiagnostics } from '../../terraform/read-diagnostics.ts';
import { runTerraform, type TerraformRun } from '../../terraform/run-terraform.ts';
import { readGraph } from './apply-graph.ts';
import { addressOf } from './stand-in.ts';

export interface StackRun {
  readonly changes: readonly Change[];
  readonly graph: ChangeOrder;
  readonly problems: readonly string[];
}

const PLAN = 'plan.tfplan';

export async function runStack(folder: string, document: object): Promise<StackRun> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(document));
  const run = (...args: string[]) => runTerraform(folder, args);
  const plan = await run('plan', '-json', '-lock=false', '-refresh=false', `-out=${PLAN}`);
  const none = { changes: [], graph: readGraph('') };
  if (!plan.ok) return { ...none, problems: problemsOf('plan', plan) };
  const changes = plannedChanges(plan.stdout).map((each) => ({
    ...each,
    address: addressOf(each.address),
  }));
  const isNew = changes.every(({ action }) => action === 'create');
  const graph = isNew ? '' : (await run('graph', `-plan=${PLAN}`)).stdout;
  const apply = await run('apply', '-json', '-lock=false', PLAN);
  return { changes, graph: readGraph(graph), problems: problemsOf('apply', apply) };
}

export type SecondPlan = Pick<StackRun, 'changes' | 'problems'>;

/** What a stack would still change; nothing when it is as its document says. */
export async function planAgain(folder: string): Promise<SecondPlan> {
  const plan = await runTerraform(folder, ['plan', '-json', '-lock=false', '-refresh=false']);
  if (!plan.ok) return { changes: [], problems: problemsOf('second plan', plan) };
  const changes = plannedChanges(plan.stdout).map((each) => ({
    ...each,
    address: addressOf(each.address),
  }));
  const problems = changes.map(
    ({ address, action }) => `second plan: would still ${action} ${address}`,
  );
  return { changes, problems };
}

function problemsOf(step: string, run: TerraformRun): readonly string[] {
  if (run.ok) return [];
  const found = readDiagnostics(run.stdout)
    .filter(({ severity }) => severity === 'error')
    .map(({ summary, detail }) => `${step}: ${summary}: ${detail}`);
  return found.length > 0 ? found : [`${step}: ${run.stderr.trim()}`];
}
