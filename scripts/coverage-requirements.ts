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

interface DeviationStatus {
  readonly deviation: string;
  /** The environment that deviates. Absent: that of the ledger. */
  readonly of?: string;
}

type Status = 'met' | 'documented' | DeviationStatus;

interface Ledger {
  /** Whose deviations are meant where a row names no other. */
  readonly environment: string;
  readonly rows: Readonly<Record<string, Status>>;
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

interface Count {
  readonly design: string;
  readonly met: number;
  readonly deviation: number;
  readonly documented: number;
  readonly open: readonly string[];
}

const HEADS = ['design', 'rows', 'met', 'deviation', 'documented', 'open'] as const;

function main(): number {
  const tested = rowsOfPassingTests();
  const { value = [] } = loadEnvironments({ root: process.cwd(), names: [] });
  const deviations = new Map(value.map(({ name, environment }) => [name, environment.deviations]));
  const counts = readdirSync(LEDGERS)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const ledger: Ledger = parse(readFileSync(join(LEDGERS, file), 'utf8'));
      const isRecorded = ({ deviation, of = ledger.environment }: DeviationStatus) =>
        deviations.get(of)?.[deviation] !== undefined;
      return count(file.replace('.yaml', ''), ledger, { tested, isRecorded });
    });
  printRow(HEADS);
  for (const { design, met, deviation, documented, open } of counts) {
    const rows = met + deviation + documented + open.length;
    printRow([design, rows, met, deviation, documented, open.length]);
    if (open.length > 0) console.log(`  open: ${open.join(', ')}`);
  }
  return counts.every(({ open }) => open.length === 0) ? 0 : 1;
}

interface Evidence {
  readonly tested: ReadonlySet<string>;
  readonly isRecorded: (status: DeviationStatus) => boolean;
}

function count(design: string, { rows }: Ledger, { tested, isRecorded }: Evidence): Count {
  const isShown = ([row, status]: [string, Status]) =>
    tested.has(row) && (typeof status === 'string' || isRecorded(status));
  const all = Object.entries(rows);
  const shown = all.filter(isShown).map(([, status]) => status);
  return {
    design,
    met: shown.filter((status) => status === 'met').length,
    deviation: shown.filter((status) => typeof status !== 'string').length,
    documented: shown.filter((status) => status === 'documented').length,
    open: all.filter((entry) => !isShown(entry)).map(([row]) => row),
  };
}

function printRow([design = '', ...cells]: readonly (string | number)[]): void {
  console.log(
    `${String(design).padEnd(16)}${cells.map((cell) => String(cell).padStart(12)).join('')}`,
  );
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
