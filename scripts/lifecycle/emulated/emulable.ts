// What is left of a line of the table on the emulator, which has not all resources.
import { isAbout, type Transition } from '../transition.ts';

/** Without what it says of addresses that are left out. */
export function emulable(transition: Transition, left: readonly string[]): Transition {
  const isThere = (pattern: string) => !left.some((address) => isAbout(pattern, address));
  return {
    ...transition,
    creates: transition.creates.filter(isThere),
    modifies: transition.modifies.filter(isThere),
    replaces: transition.replaces.filter(isThere),
    destroys: transition.destroys.filter(isThere),
    order: transition.order.filter(
      ({ first, second }) => isThere(first.address) && isThere(second.address),
    ),
  };
}
