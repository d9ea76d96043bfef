// npm run bench:stages [-- RUNS [CHECKOUT]]
// What share of a run each stage has, in CPU time, so that a machine that does other things as well measures the
// same. With another checkout, such as a worktree of an older commit, its runs are done in turns with ours, and
// the last column says how a share has grown.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { environmentRules } from '../src/environment/rules.ts';
import { loadEnvironments } from '../src/load/load-environments.ts';
import { hasEnvironments } from '../test/support/systems/systems.ts';
import { median } from './median.ts';

const [runs = '5', other] = process.argv.slice(2);
if (!hasEnvironments('.')) {
  console.warn('!!! there is no environment: NOTHING WAS MEASURED !!!');
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'groundplan-stages-'));
const clock = resolve('bench/cpu-clock.cjs');

type Milliseconds = ReadonlyMap<string, number>;

function time(checkout: string): Milliseconds {
  const words = ['--require', clock, 'bin/run.mjs', 'src/main.ts', 'synth', '--quiet', '--timings'];
  const { status, stderr } = spawnSync(
    'node',
    [...words, '--out', mkdtempSync(join(folder, 'run-'))],
    {
      cwd: checkout,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`synth of ${checkout} ended with ${status}: ${stderr}`);
  const lines = [...stderr.matchAll(/^([a-z]+) +(\d+) ms$/gm)];
  return new Map(lines.map(([, stage = '', milliseconds]) => [stage, Number(milliseconds)]));
}

/** The rules run within the stage that loads; asked alone, they are told from the rest of it. */
function timeRules(): number {
  const { value = [] } = loadEnvironments({ root: process.cwd(), names: [] });
  const before = process.cpuUsage();
  // What is remembered of an environment goes by the object, so each is asked as a new one.
  for (const { environment } of value) {
    const asked = structuredClone(environment);
    for (const rule of environmentRules) rule(asked);
  }
  return process.cpuUsage(before).user / 1000;
}

function shareOf(times: readonly Milliseconds[], stage: string): number {
  return median(times.map((each) => (each.get(stage) ?? 0) / (each.get('total') ?? 1)));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`.padStart(8);
}

function main(): void {
  const rounds = Array.from({ length: Number(runs) }, () => ({
    ours: time(process.cwd()),
    theirs: other === undefined ? undefined : time(resolve(other)),
  }));
  const ours = rounds.map((round) => round.ours);
  const theirs = rounds.flatMap((round) => round.theirs ?? []);
  const total = median(ours.map((each) => each.get('total') ?? 0));
  console.log(`median of ${runs} runs; all of ours: ${total.toFixed(0)} ms of CPU`);
  for (const stage of ours[0]?.keys() ?? []) {
    const own = shareOf(ours, stage);
    const base = shareOf(theirs, stage);
    const growth =
      theirs.length > 0 && base > 0 ? `${percent(base)}   ×${(own / base).toFixed(2)}` : '';
    console.log(`${stage.padEnd(12)}${percent(own)}${growth}`);
  }
  console.log(`${'of load, rules'.padEnd(12)}${percent(timeRules() / total)}`);
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
