// Which of its neighbours an environment is compiled with, seen from what it asks for.
import type { Landscape } from '../../model/landscape/landscape.ts';

export interface Asking {
  readonly landscape: Landscape;
  /** Names that were asked for so far, whether there are such or not; null: all of them were looked through. */
  readonly asked: () => readonly string[] | null;
}

export function watchLandscape(all: Landscape): Asking {
  const names = new Set<string>();
  let isWhole = false;
  const one = <T>(name: string, answer: T) => {
    names.add(name);
    return answer;
  };
  const whole = () => {
    isWhole = true;
    return all;
  };
  return {
    landscape: {
      get: (name) => one(name, all.get(name)),
      has: (name) => one(name, all.has(name)),
      get size() {
        return whole().size;
      },
      forEach: (action) => whole().forEach(action),
      entries: () => whole().entries(),
      keys: () => whole().keys(),
      values: () => whole().values(),
      [Symbol.iterator]: () => whole()[Symbol.iterator](),
    },
    asked: () => (isWhole ? null : [...names].sort()),
  };
}
