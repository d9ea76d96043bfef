// npm run verify:lifecycle [-- NAME...] [--part k/n] [--list] [--changes] [--keep]
// Edits environments as scripts/lifecycle/transitions.yaml says, and applies each edit to what stands: on
// Terraform's own graph with stand-ins, and on an emulated AWS. Exit code 0: every transition does what its line
// says; 1: some do not; 2: nothing was tried.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rehearseOnGraph } from './lifecycle/rehearse-on-graph.ts';
import { printReport } from './lifecycle/report.ts';
import { readTransitions } from './lifecycle/transition.ts';
import { partOf } from './terraform/part-of.ts';
import { hasTerraform } from './terraform/run-terraform.ts';

const TABLE = 'scripts/lifecycle/transitions.yaml';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      part: { type: 'string', default: '1/1' },
      root: { type: 'string', default: '.' },
      keep: { type: 'boolean', default: false },
      changes: { type: 'boolean', default: false },
    },
  });
  const root = resolve(values.root);
  const all = readTransitions(readFileSync(TABLE, 'utf8'));
  const unknown = positionals.filter((name) => !all.some((each) => each.name === name));
  if (unknown.length > 0) return refuse(`the table has no ${unknown.join(', ')}.`);
  const named = all.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const chosen = partOf(named, values.part);
  if (chosen === undefined) return refuse(`${values.part} is no part, such as 1/3.`);
  if (values.list) {
    for (const { name, environment, on } of chosen)
      console.log(`${name}  ${environment}  ${on.join(' ')}`);
    return 0;
  }
  if (!(await hasTerraform())) return refuse('the terraform program is missing.');
  const workspace = mkdtempSync(join(tmpdir(), 'groundplan-lifecycle-'));
  try {
    const outcomes = await rehearseOnGraph({
      root,
      workspace,
      all,
      chosen,
      showChanges: values.changes,
    });
    return printReport(outcomes) ? 0 : 1;
  } finally {
    if (values.keep) console.log(`Kept ${workspace}`);
    else rmSync(workspace, { recursive: true, force: true });
  }
}

function refuse(why: string): number {
  console.error(`verify:lifecycle: ${why} NOTHING WAS APPLIED.`);
  return 2;
}

void main().then((code) => {
  process.exitCode = code;
});
