// npm run bench [-- RUNS]
// Times whole processes, cold start to last file, in turns: groundplan against the libraries' own
// App.synth() on the same environments. Prints medians and the median of the pairwise ratios.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnvironments } from '../src/load/load-environments.ts';
import { compileEnvironment } from '../src/pipeline.ts';

const runs = Number(process.argv[2] ?? '7');
const folder = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));

function prepareObjects(): string {
  const { value = [] } = loadEnvironments({ root: process.cwd(), names: [] });
  const objects = value.map((loaded) =>
    compileEnvironment(loaded, () => undefined).artifacts.filter(
      (artifact) => artifact.type === 'kubernetes',
    ),
  );
  const file = join(folder, 'objects.json');
  writeFileSync(file, JSON.stringify(objects));
  return file;
}

/** Seconds of one process. */
function time(words: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync('node', ['bin/run.mjs', ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  return (performance.now() - start) / 1000;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function main(): void {
  const objects = prepareObjects();
  const pairs = Array.from({ length: runs + 1 }, (_, index) => ({
    ours: time(['src/main.ts', 'synth', '--out', join(folder, `ours-${index}`), '--quiet']),
    theirs: time(['bench/baseline.ts', join(folder, `theirs-${index}`), objects]),
  })).slice(1);
  const ours = median(pairs.map((pair) => pair.ours));
  const theirs = median(pairs.map((pair) => pair.theirs));
  const ratio = median(pairs.map((pair) => pair.theirs / pair.ours));
  console.log(`groundplan synth                   ${ours.toFixed(2)} s`);
  console.log(`cdktf App.synth + cdk8s App.synth  ${theirs.toFixed(2)} s`);
  console.log(`ratio, median of ${runs} pairs         ${ratio.toFixed(2)}`);
  const { stderr } = spawnSync(
    'node',
    ['bin/run.mjs', 'src/main.ts', 'synth', '--out', join(folder, 'stages'), '--quiet', '--timings'],
    { encoding: 'utf8' },
  );
  console.log(`\nWhere the time goes, after start-up:\n${stderr.slice(stderr.lastIndexOf('load'))}`);
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
