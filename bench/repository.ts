// npm run bench:fleet [-- RUNS]
// What a team waits for: a fleet of 14 copies of this repository's systems, and this repository itself, compiled
// cold, again, and after an edit of one environment. Whole processes; CPU time beside the time on the clock, so
// that a machine that does other things as well measures the same.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadEnvironments } from '../src/load/load-environments.ts';
import { makeFleet } from './fleet.ts';
import { median } from './median.ts';

const COPIES = 14;
const runs = Number(process.argv[2] ?? '3');
const folder = mkdtempSync(join(tmpdir(), 'groundplan-repository-'));

interface Usage {
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

function synth(root: string, words: readonly string[] = []): Usage {
  const start = performance.now();
  const launcher = ['--require', resolve('bench/usage.cjs'), 'bin/run.mjs', 'src/main.ts', 'synth'];
  const { status, stderr } = spawnSync('node', [...launcher, '--root', root, '--quiet', ...words], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`synth of ${root} ended with ${status}: ${stderr}`);
  const seconds = (performance.now() - start) / 1000;
  const [, cpu, megabytes] = /^usage (\S+) (\S+)$/m.exec(stderr) ?? [];
  return { seconds, cpu: Number(cpu) / 1000, megabytes: Number(megabytes) };
}

/** Another comment at the end of one environment's file. */
function edit(root: string): void {
  const systems = join(root, 'environments');
  const [system = ''] = readdirSync(systems).filter((name) => !name.includes('.'));
  const [file = ''] = readdirSync(join(systems, system)).filter((name) => !name.includes('base'));
  const path = join(systems, system, file);
  writeFileSync(path, `${readFileSync(path, 'utf8')}# edited\n`);
}

function row(title: string, usages: readonly Usage[]): void {
  const of = (pick: (usage: Usage) => number) => median(usages.map(pick));
  const seconds = of((usage) => usage.seconds).toFixed(2);
  const cpu = of((usage) => usage.cpu).toFixed(2);
  const megabytes = of((usage) => usage.megabytes).toFixed(0);
  console.log(
    `${title.padEnd(44)} ${seconds.padStart(7)} s ${cpu.padStart(7)} s ${megabytes.padStart(6)} MB`,
  );
}

/** Cold is without results; the program itself has run before. */
function measure(title: string, root: string): void {
  const rounds = Array.from({ length: runs }, () => {
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    const cold = synth(root);
    // A file that was written a moment ago is compared by its content once.
    synth(root);
    const again = synth(root);
    edit(root);
    return { cold, again, edited: synth(root) };
  });
  row(
    `${title}, cold, all written`,
    rounds.map(({ cold }) => cold),
  );
  row(
    `${title}, nothing changed`,
    rounds.map(({ again }) => again),
  );
  row(
    `${title}, one edited`,
    rounds.map(({ edited }) => edited),
  );
}

function main(): void {
  const [first] = loadEnvironments({ root: process.cwd(), names: [] }).value ?? [];
  if (first === undefined) {
    console.warn('!!! there is no environment: NOTHING WAS MEASURED !!!');
    return;
  }
  const [fleet, one] = [join(folder, 'fleet'), join(folder, 'one')];
  makeFleet(process.cwd(), fleet, COPIES);
  makeFleet(process.cwd(), one, 1);
  synth(one);
  console.log(`${`median of ${runs} rounds`.padEnd(44)} on the clock   CPU    memory`);
  measure(`${COPIES} × all systems`, fleet);
  measure('all systems', one);
  const single = [first.name, '--out'];
  const usages = Array.from({ length: runs }, (_, run) =>
    synth(process.cwd(), [...single, join(folder, `single-${run}`)]),
  );
  row(`${first.name}, cold`, usages);
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
