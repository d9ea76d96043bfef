// How the time of a compilation grows with the number of environments, in this process and without
// writing: a flat cost per environment is an exponent of 1.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '../src/pipeline/stage.ts';
import { pipeline } from '../src/pipeline.ts';
import { makeFleet } from './fleet.ts';
import { median } from './median.ts';

const SIZES = [1, 2, 4, 8, 16, 32] as const;
const ROUNDS = 3;

interface Run {
  readonly copies: number;
  readonly environments: number;
  readonly total: number;
  readonly stages: ReadonlyMap<Stage, number>;
}

/** Prints exponents and ratios, then the milliseconds they come from. */
export function measureFleet(folder: string): void {
  const roots = SIZES.map((copies) => {
    const root = join(folder, `fleet-${copies}`);
    makeFleet(process.cwd(), root, copies);
    return { copies, root };
  });
  for (const { copies, root } of roots.slice(0, 4)) compile(root, copies);
  // Sizes take turns, so that a busy minute of the machine is not that of one size.
  const runs = Array.from({ length: ROUNDS }, () =>
    roots.map(({ copies, root }) => compile(root, copies)),
  ).flat();
  for (const { root } of roots) rmSync(root, { recursive: true });
  print(runs);
}

function compile(root: string, copies: number): Run {
  const stages = new Map<Stage, number>();
  const start = performance.now();
  let stage: Stage = 'load';
  let since = start;
  function lap(next: Stage): void {
    const now = performance.now();
    stages.set(stage, (stages.get(stage) ?? 0) + now - since);
    stage = next;
    since = now;
  }
  const { names, files, diagnostics } = pipeline.compileFiles({
    root,
    names: [],
    pages: 'none',
    onStage: lap,
    commitDate: () => undefined,
  });
  lap(stage);
  if (files.size === 0) throw new Error(JSON.stringify(diagnostics.slice(0, 3), null, 2));
  return { copies, environments: names.length, total: since - start, stages };
}

function print(runs: readonly Run[]): void {
  const stages = [...(runs[0]?.stages.keys() ?? [])];
  const total = (run: Run) => run.total;
  row('time ~ environments^e: e', exponent(runs, total).toFixed(2));
  row('cost per environment, 32 copies against 4', growth(runs, total).toFixed(2));
  for (const stage of stages) {
    const of = (run: Run) => run.stages.get(stage) ?? 0;
    const ratio = growth(runs, of).toFixed(2);
    row(`  ${stage}: e, and 32 against 4`, `${exponent(runs, of).toFixed(2)}   ${ratio}`);
  }
  console.log(`\nmedian of ${ROUNDS} rounds, in process after warm-up`);
  for (const copies of SIZES) {
    const environments = runs.find((run) => run.copies === copies)?.environments ?? Number.NaN;
    const each = perEnvironment(runs, copies, total).toFixed(0);
    row(`${copies} × all systems: ${environments} environments`, `${each} ms per environment`);
  }
}

function row(title: string, value: string): void {
  console.log(`${title.padEnd(58)} ${value}`);
}

type Measure = (run: Run) => number;

function perEnvironment(runs: readonly Run[], copies: number, of: Measure): number {
  const same = runs.filter((run) => run.copies === copies);
  return median(same.map((run) => of(run) / run.environments));
}

function growth(runs: readonly Run[], of: Measure): number {
  return perEnvironment(runs, 32, of) / perEnvironment(runs, 4, of);
}

/** Slope of the least-squares line through the logarithms of the medians. */
function exponent(runs: readonly Run[], of: Measure): number {
  const points = SIZES.map((copies) => ({
    x: Math.log(copies),
    y: Math.log(perEnvironment(runs, copies, of) * copies),
  }));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const covariance = mean(points.map((point) => (point.x - x) * (point.y - y)));
  return covariance / mean(points.map((point) => (point.x - x) ** 2));
}
