// Proofs ask about a whole list: every bad input, every corruption, every recorded change. `npm run test:proofs`
// asks about all of it; `npm test` about some, spread over the list, so that it stays short. Which, goes by turns:
// the gate asks about others with each commit.
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether proofs are asked for as a whole. */
    readonly isWhole: boolean;
    /** From 0 on. */
    readonly turn: number;
  }
}

export function isWhole(): boolean {
  return inject('isWhole');
}

/** A tenth, where not all is asked for. */
export function sizeOf(full: number): number {
  return isWhole() ? full : full / 10;
}

/** Every `n`th of the list, where not all of it is asked for. */
export function someOf<T>(list: readonly T[], n: number): readonly T[] {
  const first = inject('turn') % n;
  return isWhole() ? list : list.filter((_, at) => at % n === first);
}
