// How many threads compile: as many as the machine has room for, where there is enough to do for each.
import { type Crew, startCrew } from '../workers/crew.ts';
import type { Session } from './session.ts';

/** For fewer, reading the program once more takes longer than it saves. */
const EACH_MIN = 12;
/** V8 compiles and collects beside each thread, on a core of its own for about half of the time; and what a machine
 * calls a core is mostly half of one. On two, two threads take longer than one: `npm run bench:fleet`. */
const CORES_EACH = 2;
/** Each holds the program once more: a quarter of a gigabyte. */
const COUNT_MAX = 8;

export function crewOf({ io, args }: Session): ((tasks: number) => Crew | null) | undefined {
  const { startThread, cores } = io;
  if (startThread === undefined) return undefined;
  const asked = args.valueOf('workers');
  return (tasks) => {
    const count = asked === undefined ? fitting(cores, tasks) : Math.min(Number(asked), tasks);
    return count > 1 ? startCrew(count, startThread) : null;
  };
}

function fitting(cores: number, tasks: number): number {
  return Math.min(COUNT_MAX, Math.floor(cores / CORES_EACH), Math.floor(tasks / EACH_MIN));
}
