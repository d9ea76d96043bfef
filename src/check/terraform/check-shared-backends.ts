// No stack of one environment keeps its state where one of another does.
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { pathOf } from '../../model/naming/core.ts';
import { findRepeats } from '../../model/values/find-repeats.ts';
import type { Outline } from '../outline.ts';
import type { RepositoryFinding } from '../repository-input.ts';

export function checkSharedBackends(outlines: readonly Outline[]): readonly RepositoryFinding[] {
  const placed = outlines.flatMap(({ environment, stacks }) =>
    stacks.map(({ stack, place }) => ({
      environment,
      stack: `${pathOf(environment)}/${stack}`,
      place,
    })),
  );
  return (
    findRepeats(placed, ({ place }) => place)
      // Two stacks of one environment are its own rule's.
      .filter(([first, again]) => first.environment !== again.environment)
      .map(([{ stack: other }, { environment, stack, place }]) => {
        const args = { stack, other, place };
        const where = { path: ['environment'] };
        return { environment, diagnostic: diagnostic('check/backend-key-duplicate', args, where) };
      })
  );
}
