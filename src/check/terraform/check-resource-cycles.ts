// No block of a stack waits for itself, through however many others.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../check-input.ts';
import { findCycles } from '../find-cycles.ts';
import { addressOf, referencesOf, stackIndexes } from './stack-index.ts';

export function checkResourceCycles(input: CheckInput): readonly Diagnostic[] {
  return stackIndexes(input).flatMap(({ artifact: { stack }, blocks, byAddress }) => {
    const graph = new Map(
      blocks.map((block) => [
        block.address,
        referencesOf(block).flatMap((reference) => addressOf(reference) ?? []),
      ]),
    );
    return findCycles(graph).map((cycle) =>
      diagnostic(
        'check/resource-cycle',
        { stack, cycle: cycle.join(' → ') },
        { path: byAddress.get(cycle[0] ?? '')?.origin ?? ['environment'] },
      ),
    );
  });
}
