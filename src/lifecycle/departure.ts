// What an environment says of how something goes that Terraform destroys.
import type { Path } from '../diagnostics/diagnostic.ts';
import { renderPath } from '../diagnostics/render-path.ts';
import { goes, leaversOf } from '../environment/leaving/leavers.ts';
import type { Leave } from '../model/schema/leaving.ts';
import type { ResourceChange, TransitionInput } from './transition.ts';

export interface Departure {
  /** Where that is written. */
  readonly path: Path;
  /** `caches.main`, or `stack data`. */
  readonly what: string;
  readonly leave: Leave;
}

/** Undefined: nothing. */
export function departureOf(
  { environment }: Pick<TransitionInput, 'environment'>,
  { stack, origin }: Pick<ResourceChange, 'stack' | 'origin'>,
): Departure | undefined {
  const whole = environment.leaving.stacks[stack];
  if (whole !== undefined && goes(whole)) {
    const path = ['leaving', 'stacks', stack];
    return { path, what: `stack ${stack}`, leave: { ...whole, finalSnapshot: null } };
  }
  const leaver = leaversOf(environment).find(
    ({ stands, leave }) => goes(leave) && stands.every((key, at) => origin[at] === key),
  );
  return leaver && { path: leaver.path, what: renderPath(leaver.stands), leave: leaver.leave };
}

/** Whether it is on its way out, in whichever step: what protects it goes first. */
export function isLeaving(
  { environment }: Pick<TransitionInput, 'environment'>,
  { stack, origin }: Pick<ResourceChange, 'stack' | 'origin'>,
): boolean {
  const isBelow = (stands: Path) => stands.every((key, at) => origin[at] === key);
  return (
    environment.leaving.stacks[stack] !== undefined ||
    leaversOf(environment).some(({ stands }) => isBelow(stands))
  );
}
