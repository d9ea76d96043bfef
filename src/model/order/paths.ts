import type { Block } from './read-blocks.ts';

/** Who waits for whom, through however many others. */
export interface Paths {
  readonly connects: (from: string, to: string) => boolean;
  readonly add: (from: string, to: string) => void;
}

export function pathsOf(blocks: ReadonlyMap<string, Block>): Paths {
  const direct = new Map<string, Set<string>>();
  for (const { address, references } of blocks.values()) {
    direct.set(address, new Set(references.map((each) => each.address)));
  }
  const reached = new Map<string, ReadonlySet<string>>();
  const reachedFrom = (start: string): ReadonlySet<string> => {
    const known = reached.get(start);
    if (known) return known;
    const found = new Set<string>();
    const queue = [start];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const address of direct.get(next) ?? []) {
        if (found.has(address)) continue;
        found.add(address);
        queue.push(address);
      }
    }
    reached.set(start, found);
    return found;
  };
  return {
    connects: (from, to) => reachedFrom(from).has(to),
    add: (from, to) => {
      direct.get(from)?.add(to);
      reached.clear();
    },
  };
}
