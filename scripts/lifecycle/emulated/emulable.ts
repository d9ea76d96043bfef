// What the emulator can say of a line of the table. It has not all resources, and forgets some arguments: what a
// line says of these is said by the run, and proves nothing.
import type { StackChanges } from '../expectations.ts';
import { isAbout, type Transition } from '../transition.ts';

/** What is missing, by address as the table has it. */
export type Limits = ReadonlyMap<string, string>;

export interface Emulable {
  /** What is left of the line. */
  readonly transition: Transition;
  /** What is not, and why. */
  readonly gaps: readonly string[];
  /** Whether the line says anything that this run could have contradicted. */
  readonly isProof: boolean;
}

const EFFECTS = ['creates', 'modifies', 'replaces', 'destroys'] as const;

/** What happened is what the emulator has; the rest of a line is left out where it is limited. */
export function emulable(
  transition: Transition,
  limits: Limits,
  applied: readonly StackChanges[],
): Emulable {
  const changed = new Set(
    applied.flatMap(({ stack, changes }) => changes.map(({ address }) => `${stack}/${address}`)),
  );
  const isAny = (pattern: string, addresses: Iterable<string>) =>
    [...addresses].some((address) => isAbout(pattern, address));
  const isLeft = (pattern: string) => isAny(pattern, changed) || !isAny(pattern, limits.keys());
  const left = Object.fromEntries(
    EFFECTS.map((effect) => [effect, transition[effect].filter(isLeft)]),
  ) as Pick<Transition, (typeof EFFECTS)[number]>;
  const patterns = EFFECTS.flatMap((effect) => transition[effect]);
  const isThere = ({ address }: { readonly address: string }) =>
    changed.has(address) || !limits.has(address);
  return {
    transition: {
      ...transition,
      ...left,
      order: transition.order.filter(({ first, second }) => isThere(first) && isThere(second)),
    },
    gaps: [...limits]
      .filter(([address]) => !changed.has(address))
      .filter(([address]) => patterns.some((pattern) => isAbout(pattern, address)))
      .map(([address, missing]) => `${address}: ${missing}`),
    isProof: patterns.length === 0 || Object.values(left).some((each) => each.length > 0),
  };
}
