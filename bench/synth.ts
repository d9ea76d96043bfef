// npm run bench [-- RUNS]
// Times whole processes, cold start to last file, in turns: groundplan against the libraries' own
// App.synth() on the same environments, once started by a TypeScript loader, as programs of cdktf and
// cdk8s usually are, and once by our own launcher. Prints medians and the medians of pairwise ratios.
// Before that, how the time grows with the number of environments.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasEnvironments } from '../test/support/systems/systems.ts';
import { measureFleet } from './measure-fleet.ts';
import { median } from './median.ts';
import { writeObjects } from './objects.ts';
import { timeAny } from './usage.ts';

const runs = Number(process.argv[2] ?? '7');
const folder = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));

const LAUNCHER = ['bin/run.mjs'];
const LOADER = ['--import', 'tsx'];

function secondsOf(words: readonly string[]): number {
  return timeAny('node', words).seconds;
}

/** From a line such as `check   216 ms`. */
function millisecondsOf(timings: string, stage: string): number {
  return Number(new RegExp(`^${stage}\\s+(\\d+) ms`, 'm').exec(timings)?.[1]);
}

function main(): void {
  const objects = writeObjects(join(folder, 'objects.json'));
  const ours = (run: number) =>
    secondsOf([
      ...LAUNCHER,
      ...['src/main.ts', 'synth', '--out', join(folder, `ours-${run}`), '--quiet'],
    ]);
  const theirs = (start: readonly string[], run: string) =>
    secondsOf([...start, 'bench/baseline.ts', join(folder, run), objects]);
  // The first round only warms the disk.
  const rounds = Array.from({ length: runs + 1 }, (_, run) => ({
    ours: ours(run),
    loaded: theirs(LOADER, `loaded-${run}`),
    launched: theirs(LAUNCHER, `launched-${run}`),
  })).slice(1);
  const row = (title: string, of: (round: (typeof rounds)[number]) => number) => {
    const seconds = median(rounds.map(of)).toFixed(2);
    const ratio = median(rounds.map((round) => of(round) / round.ours)).toFixed(2);
    console.log(`${title.padEnd(58)} ${seconds} s   ${ratio}`);
  };
  console.log(`${`median of ${runs} rounds`.padEnd(58)} time     ratio`);
  row('groundplan synth', (round) => round.ours);
  row('cdktf App.synth + cdk8s App.synth, started by tsx', (round) => round.loaded);
  row('cdktf App.synth + cdk8s App.synth, started by our launcher', (round) => round.launched);
  const { stderr } = spawnSync(
    'node',
    [
      'bin/run.mjs',
      'src/main.ts',
      'synth',
      '--out',
      join(folder, 'stages'),
      '--quiet',
      '--timings',
    ],
    { encoding: 'utf8' },
  );
  const timings = stderr.slice(stderr.lastIndexOf('load'));
  console.log(`\nWhere the time goes, after start-up:\n${timings}`);
  const share = millisecondsOf(timings, 'check') / millisecondsOf(timings, 'total');
  console.log(`Share of the checks: ${Math.round(share * 100)}%`);
}

try {
  if (hasEnvironments('.')) {
    measureFleet(folder);
    console.log();
    main();
  } else console.warn('!!! there is no environment: NOTHING WAS MEASURED !!!');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
