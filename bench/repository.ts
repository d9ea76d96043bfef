// npm run bench:fleet [-- --copies 14 --most 32 --runs 3 --other CHECKOUT --page docs/benchmarks.md]
// What a team waits for: a fleet of copies of this repository's systems, this repository itself, one environment,
// and one with many services. Whole processes; CPU time beside the time on the clock, so that a machine that does
// other things as well measures the same. Beside it what the libraries and kubectl take for the same, and another
// checkout, in turns.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeFleet } from './fleet.ts';
import { makeLarge } from './large.ts';
import { median } from './median.ts';
import { writeObjects } from './objects.ts';
import { profileOf } from './profile.ts';
import { toolsFor } from './tools.ts';
import { time, timeAny, type Usage } from './usage.ts';

const { values } = parseArgs({
  options: {
    copies: { type: 'string', default: '14' },
    runs: { type: 'string', default: '3' },
    services: { type: 'string', default: '1000' },
    most: { type: 'string', default: '32' },
    other: { type: 'string' },
    page: { type: 'string' },
  },
});
const [copies = 1, runs = 1, services = 1, most = 1] = [
  ...[values.copies, values.runs, values.services, values.most],
].map(Number);
const folder = mkdtempSync(join(tmpdir(), 'groundplan-repository-'));

interface Row {
  readonly title: string;
  readonly usages: readonly Usage[];
  readonly target: string;
}

const LAUNCHER = ['--require', resolve('bench/usage.cjs'), 'bin/run.mjs'];

function synth(root: string, words: readonly string[] = [], checkout = process.cwd()): Usage {
  const asked = ['src/main.ts', 'synth', '--root', root, '--quiet', ...words];
  return time('node', [...LAUNCHER, ...asked], checkout);
}

/** Another comment at the end of one environment's file. */
function edit(root: string): void {
  const systems = join(root, 'environments');
  const [system = ''] = readdirSync(systems).filter((name) => !name.includes('.'));
  const [file = ''] = readdirSync(join(systems, system)).filter((name) => !name.includes('base'));
  const path = join(systems, system, file);
  writeFileSync(path, `${readFileSync(path, 'utf8')}# edited\n`);
}

/** Cold is without results and without what runs keep of them; the program itself has run before. */
function measure(title: string, root: string, targets: readonly string[]): readonly Row[] {
  const rounds = Array.from({ length: runs }, () => {
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    const cold = synth(root);
    // A file that was written a moment ago is compared by its content once.
    synth(root);
    const again = synth(root);
    edit(root);
    return { cold, again, edited: synth(root) };
  });
  const [cold = '', again = '', edited = ''] = targets;
  return [
    { title: `${title}, cold`, usages: rounds.map((each) => each.cold), target: cold },
    { title: `${title}, nothing changed`, usages: rounds.map((each) => each.again), target: again },
    { title: `${title}, one edited`, usages: rounds.map((each) => each.edited), target: edited },
  ];
}

/** What the machine itself takes for so many files, and what a second thread brings there. */
function around(title: string, root: string): readonly Row[] {
  const results = join(root, 'dist');
  const files = readdirSync(results, { recursive: true, withFileTypes: true });
  const count = files.filter((entry) => entry.isFile()).length;
  const copied = repeated(`cp -r of the ${count} files of these`, '', (round) =>
    timeAny('cp', ['-r', results, join(folder, `copied-${round}`)]),
  );
  const threads = repeated(`${title}, cold, with --workers 2`, '', () => {
    rmSync(results, { recursive: true });
    rmSync('build/runs', { recursive: true });
    return synth(root, ['--workers', '2']);
  });
  return [threads, copied];
}

function repeated(title: string, target: string, run: (round: number) => Usage): Row {
  return { title, target, usages: Array.from({ length: runs }, (_, round) => run(round)) };
}

function others(one: string): readonly Row[] {
  const objects = writeObjects(join(folder, 'objects.json'));
  const libraries = repeated('App.synth() of cdktf and cdk8s for these', '', (round) =>
    time('node', [...LAUNCHER, 'bench/baseline.ts', join(folder, `libraries-${round}`), objects]),
  );
  const tools = toolsFor(one, folder).map(({ title, run }) => repeated(title, '', run));
  const { other } = values;
  if (other === undefined) return [libraries, ...tools];
  synth(one, ['--no-cache', '--out', join(folder, 'warm')], resolve(other));
  const theirs = repeated(`all systems, cold, by ${other}`, '', (round) =>
    synth(one, ['--out', join(folder, `other-${round}`)], resolve(other)),
  );
  return [libraries, theirs, ...tools];
}

/** How CPU grows from one copy to the most. */
function exponent(largest: Usage, one: Row | undefined): string {
  const cpu = median((one?.usages ?? []).map((each) => each.cpu));
  return (Math.log(largest.cpu / cpu) / Math.log(most)).toFixed(2);
}

/** One run is enough: it is long. */
function largestOf(): Usage {
  const root = join(folder, 'largest');
  makeFleet(process.cwd(), root, most);
  const usage = synth(root);
  rmSync(root, { recursive: true });
  return usage;
}

function cells({ title, usages, target }: Row, unit: Row | undefined): readonly string[] {
  const of = (row: Row | undefined, pick: (usage: Usage) => number) =>
    median((row?.usages ?? []).map(pick));
  const shown = (value: number, digits: number) =>
    Number.isNaN(value) ? '' : value.toFixed(digits);
  const row = { title, usages, target };
  const cpu = of(row, (each) => each.cpu);
  return [
    title,
    shown(
      of(row, ({ seconds }) => seconds),
      2,
    ),
    shown(cpu, 2),
    shown(
      of(row, ({ megabytes }) => megabytes),
      0,
    ),
    shown(cpu / of(unit, (each) => each.cpu), 2),
    target,
  ];
}

const HEAD = ['work', 'seconds', 'seconds of CPU', 'MB', 'CPU ÷ App.synth()', 'target, seconds'];

function main(): void {
  const [fleet, one, large] = ['fleet', 'one', 'large'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const loadBefore = loadavg()[0] ?? 0;
  makeFleet(process.cwd(), fleet, copies);
  makeFleet(process.cwd(), one, 1);
  makeLarge(process.cwd(), large, services);
  synth(one);
  const count = readdirSync(join(one, 'dist'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.split('/').length === 2,
  ).length;
  const ofFleet = measure(`${count * copies} environments`, fleet, ['5', '1', '1.3']);
  const ofOne = measure(`${count} environments`, one, ['1.2', '', '']);
  const largest = largestOf();
  const beside = around(`${count * copies} environments`, fleet);
  rmSync(join(fleet, 'dist'), { recursive: true });
  const profile = profileOf(fleet);
  const compared = others(one);
  const rows = [
    ...ofFleet,
    ...beside,
    ...ofOne,
    repeated('commerce/dev, cold', '0.5', (round) =>
      synth(process.cwd(), ['commerce/dev', '--out', join(folder, `single-${round}`)]),
    ),
    repeated(`one environment of ${services} services, cold`, '6', (round) =>
      synth(large, ['--out', join(folder, `large-${round}`)]),
    ),
    ...compared,
  ];
  const table = [HEAD, HEAD.map(() => '---'), ...rows.map((row) => cells(row, compared[0]))];
  const lines = [
    '# What it costs',
    '',
    `Made by \`npm run bench:fleet -- --copies ${copies} --runs ${runs} --services ${services} --most ${most} --page docs/benchmarks.md\`; medians of ${runs} rounds of whole processes. Where other programs run at the same time, the clock measures them as well, and CPU counts.`,
    '',
    `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} threads, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; load of the machine before ${loadBefore.toFixed(1)} and after ${(loadavg()[0] ?? 0).toFixed(1)}; commit of ${commitDate()}.`,
    '',
    ...table.map((row) => `| ${row.join(' | ')} |`),
    '',
    `CPU grows with the number of environments to the power of ${exponent(largest, ofOne[0])}, from ${count} to ${count * most}.`,
    '',
    `## Where the time of ${count * copies} environments goes`,
    '',
    'Self time of the main thread of a cold run with one thread, sampled twice a millisecond.',
    '',
    ...profile,
    '',
  ];
  console.log(lines.join('\n'));
  if (values.page !== undefined) writeFileSync(values.page, lines.join('\n'));
}

function commitDate(): string {
  return spawnSync('git', ['log', '-1', '--format=%cs'], { encoding: 'utf8' }).stdout.trim();
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
