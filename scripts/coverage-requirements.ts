// npm run coverage:requirements
// Runs the tests, then counts for each design how many of its rows a passing test names. Exit code 1
// when a row is open: no passing test names it, or its deviation is not in the environment.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadEnvironments } from '../src/load/load-environments.ts';

const LEDGERS = 'test/requirements';
const ROW = /\bS\d-[A-Z]+-\d+\b/g;

type Status = 'met' | 'documented' | { readonly deviation: string };

interface Ledger {
  readonly environment: string;
  readonly rows: Readonly<Record<string, Status>>;
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function main(): number {
  const tested = rowsOfPassingTests();
  const { value: environments = [] } = loadEnvironments({ root: process.cwd(), names: [] });
  const deviations = new Map(
    environments.map(({ name, environment }) => [name, environment.deviations]),
  );
  let open = 0;
  console.log('design              rows   met  deviation  documented  open');
  for (const file of readdirSync(LEDGERS)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    const ledger: Ledger = parse(readFileSync(join(LEDGERS, file), 'utf8'));
    const known = deviations.get(ledger.environment) ?? {};
    const counts = { met: 0, deviation: 0, documented: 0 };
    const missing: string[] = [];
    for (const [row, status] of Object.entries(ledger.rows)) {
      const isExplained = typeof status === 'string' || Object.hasOwn(known, status.deviation);
      if (!tested.has(row) || !isExplained) missing.push(row);
      else counts[typeof status === 'string' ? status : 'deviation'] += 1;
    }
    open += missing.length;
    const total = Object.keys(ledger.rows).length;
    const cells = [total, counts.met, counts.deviation, counts.documented, missing.length];
    const widths = [4, 5, 10, 11, 5];
    const line = cells.map((cell, index) => String(cell).padStart(widths[index] ?? 0)).join(' ');
    console.log(`${file.replace('.yaml', '').padEnd(19)} ${line}`);
    if (missing.length > 0) console.log(`  open: ${missing.join(', ')}`);
  }
  return open === 0 ? 0 : 1;
}

function rowsOfPassingTests(): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-rows-'));
  try {
    const file = join(folder, 'report.json');
    spawnSync('npx', ['--no-install', 'vitest', 'run', '--reporter=json', `--outputFile=${file}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const report: Report = JSON.parse(readFileSync(file, 'utf8'));
    const names = report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'passed')
      .map(({ fullName }) => fullName);
    return new Set(names.flatMap((name) => [...name.matchAll(ROW)].map(([row]) => row)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main();
