// npm run verify:lifecycle [-- NAME...] [--on graph|emulator] [--part k/n] [--list] [--changes] [--keep]
// Edits environments as scripts/lifecycle/transitions.yaml says, and applies each edit to what stands: on
// Terraform's own graph with stand-ins, and on an emulated AWS. Exit code 0: every transition does what its line
// says; 1: some do not; 2: nothing was tried.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { folders, isOfGone, systemsGone } from '../test/support/systems/systems.ts';
import { hasEmulator, PROGRAM } from './emulator/emulator.ts';
import { withEmulator } from './emulator/with-emulator.ts';
import { rehearseOnEmulator } from './lifecycle/emulated/rehearse-on-emulator.ts';
import { rehearseOnGraph } from './lifecycle/rehearse-on-graph.ts';
import { type Outcome, printReport } from './lifecycle/report.ts';
import { readTransitions, type Transition, type Work } from './lifecycle/transition.ts';
import { sliceOf } from './terraform/part-of.ts';
import { hasTerraform } from './terraform/run-terraform.ts';

const TABLE = 'scripts/lifecycle/transitions.yaml';

const OPTIONS = {
  on: { type: 'string', default: 'both' },
  part: { type: 'string', default: '1/1' },
  list: { type: 'boolean', default: false },
  changes: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const { on, part } = values;
  const all = transitionsHere();
  if (all.length === 0) return 0;
  const unknown = positionals.filter((name) => !all.some((each) => each.name === name));
  if (unknown.length > 0) return refuse(`the table has no ${unknown.join(', ')}.`);
  if (!['both', 'emulator', 'graph'].includes(on)) return refuse(`nothing runs on ${on}.`);
  const chosen = chosenOf(all, { names: positionals, part, on });
  if (chosen === undefined) return refuse(`${part} is no part, such as 1/3.`);
  if (values.list) {
    for (const each of chosen) console.log([each.environment, each.name, ...each.on].join('  '));
    return 0;
  }
  if (!(await hasTerraform())) return refuse('the terraform program is missing.');
  const workspace = mkdtempSync(join(tmpdir(), 'groundplan-lifecycle-'));
  const work = { root: process.cwd(), workspace, all, chosen, showChanges: values.changes };
  try {
    return printReport(await outcomesOf(work, on)) ? 0 : 1;
  } finally {
    if (values.keep) console.log(`Kept ${workspace}`);
    else rmSync(workspace, { recursive: true, force: true });
  }
}

/** Those of a system that is gone are not missed in silence. */
function transitionsHere(): readonly Transition[] {
  const table = readTransitions(readFileSync(TABLE, 'utf8'));
  const all = table.filter(({ environment }) => !isOfGone(environment));
  if (all.length < table.length) {
    const count = `${table.length - all.length} of ${table.length} TRANSITIONS`;
    console.warn(`!!! ${folders(systemsGone)} is gone: ${count} WERE NOT REHEARSED !!!`);
  }
  return all;
}

/** By environment, since what one has stands up once for all of its lines. */
function chosenOf(
  all: readonly Transition[],
  { names, part, on }: Choice,
): readonly Transition[] | undefined {
  const named = all
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .filter((each) => on === 'both' || each.on.some((where) => where === on));
  return sliceOf(
    named.toSorted((one, other) => compare(one.environment, other.environment)),
    part,
  );
}

interface Choice {
  readonly names: readonly string[];
  readonly part: string;
  readonly on: string;
}

async function outcomesOf(work: Work, on: string): Promise<readonly Outcome[]> {
  const graph = on === 'emulator' ? [] : await rehearseOnGraph(work);
  return on === 'graph' ? graph : [...graph, ...(await emulated(work))];
}

async function emulated(work: Work): Promise<readonly Outcome[]> {
  if (!work.chosen.some(({ on }) => on.includes('emulator'))) return [];
  if (!hasEmulator()) {
    console.log(`!!! ${PROGRAM} is missing: NOTHING WAS APPLIED TO AN EMULATED AWS !!!`);
    return [];
  }
  return await withEmulator(work.workspace, (emulated) =>
    rehearseOnEmulator({ ...work, ...emulated }),
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function refuse(why: string): number {
  console.error(`verify:lifecycle: ${why} NOTHING WAS APPLIED.`);
  return 2;
}

void main().then((code) => {
  process.exitCode = code;
});
