// What the emulator can say of a line of the table. It has not all resources, and forgets some arguments: what a
// line says of these is said by the run, and proves nothing.
import type { StackChanges } from '../expectations.ts';
import { isAbout, type Transition } from '../transition.ts';

/** Addresses as the table has them, each with what is missing. */
export interface Limits {
  /** Not in the run at all. */
  readonly absent: ReadonlyMap<string, string>;
  /** Would be modified without any edit as well. */
  readonly drifting: ReadonlyMap<string, string>;
}

export interface Emulable {
  /** What is left of the line. */
  readonly transition: Transition;
  /** What is not, and why. */
  readonly gaps: readonly string[];
  /** Whether the line says anything that this run could have contradicted. */
  readonly isProof: boolean;
}

export function emulable(
  transition: Transition,
  { absent, drifting }: Limits,
  applied: readonly StackChanges[],
): Emulable {
  const changed = new Set(
    applied.flatMap(({ stack, changes }) => changes.map(({ address }) => `${stack}/${address}`)),
  );
  const matches = (pattern: string, addresses: Iterable<string>) =>
    [...addresses].filter((address) => isAbout(pattern, address));
  // A pattern that another address bears out is left: it holds of what the emulator has.
  const isLeft = (pattern: string) =>
    matches(pattern, changed).length > 0 || matches(pattern, absent.keys()).length === 0;
  const isModified = (pattern: string) => {
    const found = matches(pattern, changed);
    return isLeft(pattern) && (found.length === 0 || found.some((each) => !drifting.has(each)));
  };
  const left = {
    creates: transition.creates.filter(isLeft),
    modifies: transition.modifies.filter(isModified),
    replaces: transition.replaces.filter(isLeft),
    destroys: transition.destroys.filter(isLeft),
  };
  const patterns = [
    ...new Set([
      ...transition.creates,
      ...transition.modifies,
      ...transition.replaces,
      ...transition.destroys,
    ]),
  ];
  return {
    transition: {
      ...transition,
      ...left,
      order: transition.order.filter(
        ({ first, second }) => !absent.has(first.address) && !absent.has(second.address),
      ),
    },
    gaps: [
      ...gapsOf(patterns, absent, changed),
      ...gapsOf(
        transition.modifies.filter((pattern) => !left.modifies.includes(pattern)),
        drifting,
        new Set(),
      ),
    ],
    isProof: Object.values(left).some((each) => each.length > 0) || patterns.length === 0,
  };
}

function gapsOf(
  patterns: readonly string[],
  limits: ReadonlyMap<string, string>,
  changed: ReadonlySet<string>,
): readonly string[] {
  return [...limits]
    .filter(([address]) => !changed.has(address))
    .filter(([address]) => patterns.some((pattern) => isAbout(pattern, address)))
    .map(([address, missing]) => `${address}: ${missing}`);
}
