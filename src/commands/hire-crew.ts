// How many threads compile: as many as there are cores, where there is enough to do for each.
import { type Crew, startCrew } from '../workers/crew.ts';
import type { Session } from './session.ts';

/** For fewer, reading the program once more takes longer than it saves. */
const EACH_MIN = 4;
/** Each holds the program once more: a quarter of a gigabyte. */
const COUNT_MAX = 8;

export function crewOf({ io, args }: Session): ((tasks: number) => Crew | null) | undefined {
  const { startThread, cores } = io;
  if (startThread === undefined) return undefined;
  const size = Number(args.valueOf('workers') ?? Math.min(cores, COUNT_MAX));
  return (tasks) => {
    const count = Math.min(size, Math.floor(tasks / EACH_MIN));
    return count > 1 ? startCrew(count, startThread) : null;
  };
}
