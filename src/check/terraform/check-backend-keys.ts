// No two stacks keep their state in one object: each would plan to delete what the other made.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { findRepeats } from '../../model/values/find-repeats.ts';
import type { CheckInput } from '../check-input.ts';
import { backendOf, placeOf } from './remote-states.ts';

export function checkBackendKeys({ stacks }: CheckInput): readonly Diagnostic[] {
  const placed = stacks.map(({ stack, document }) => ({
    stack,
    place: placeOf(backendOf(document)),
  }));
  return findRepeats(placed, ({ place }) => place).map(([{ stack: other }, { stack, place }]) =>
    diagnostic('check/backend-key-duplicate', { stack, other, place }, { path: ['environment'] }),
  );
}
