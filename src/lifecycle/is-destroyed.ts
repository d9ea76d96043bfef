import type { ResourceChange, TransitionInput } from './transition.ts';

/** Whether Terraform destroys it. Without its stack nothing does. */
export function isDestroyed(
  { stacks }: Pick<TransitionInput, 'stacks'>,
  { stack, before, after, isForgotten }: ResourceChange,
): boolean {
  return before !== null && after === null && !isForgotten && stacks.after.has(stack);
}
