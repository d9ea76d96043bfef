// No two stacks keep their state in one object: each would plan to delete what the other made.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../check-input.ts';
import { backendOf, placeOf } from './remote-states.ts';

export function checkBackendKeys({ stacks }: CheckInput): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return stacks.flatMap(({ stack, document }) => {
    const place = placeOf(backendOf(document));
    const other = first.get(place);
    if (other === undefined) {
      first.set(place, stack);
      return [];
    }
    return [
      diagnostic('check/backend-key-duplicate', { stack, other, place }, { path: ['environment'] }),
    ];
  });
}
