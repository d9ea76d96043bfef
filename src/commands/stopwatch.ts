// Where the time goes, and what to tell a person who waits for more than a second.
import type { OnStage, Stage } from '../pipeline/stage.ts';
import type { Io } from './io.ts';

export interface Stopwatch {
  readonly onStage: OnStage;
  /** What runs now, in words: `infra of learning-hub/prod`. */
  readonly current: () => string;
  readonly stop: () => void;
  /** One line per stage in the order they first ran, and the total. */
  readonly renderTimings: () => string;
}

const PATIENCE_MS = 1000;
const CLEAR_LINE = '\r\u001b[K';

export function startStopwatch(io: Io, showsProgress: boolean): Stopwatch {
  const start = io.now();
  const totals = new Map<Stage, number>();
  let running:
    | { readonly stage: Stage; readonly words: string; readonly since: number }
    | undefined;
  let isShown = false;

  function lap(): number {
    const now = io.now();
    if (running !== undefined) {
      totals.set(running.stage, (totals.get(running.stage) ?? 0) + now - running.since);
    }
    return now;
  }

  return {
    onStage(stage, environment, share) {
      const since = lap();
      running = { stage, words: environment ? `${stage} of ${environment}` : stage, since };
      if (!showsProgress || since - start < PATIENCE_MS) return;
      isShown = true;
      io.writeError(`${CLEAR_LINE}${running.words}${share ? ` (${share})` : ''} …`);
    },
    current: () => running?.words ?? 'start',
    stop() {
      lap();
      running = undefined;
      if (isShown) io.writeError(CLEAR_LINE);
      isShown = false;
    },
    renderTimings() {
      const total: [string, number] = ['total', io.now() - start];
      const rows = [...totals, total].map(
        ([name, ms]) => `${name.padEnd(10)}${ms.toFixed(0).padStart(7)} ms`,
      );
      return `${rows.join('\n')}\n`;
    },
  };
}
