import { firstOf } from '../../diagnostics/wording.ts';

/** Why something follows: `image changes`, `image, env and 2 more change`; `of` says whose they are. */
export function changing(names: readonly string[], of = ''): string {
  return `${firstOf(names, 2)}${of} ${names.length === 1 ? 'changes' : 'change'}`;
}
