// No stack of one environment keeps its state where one of another does.
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { pathOf } from '../../model/naming/core.ts';
import type { CheckInput } from '../check-input.ts';
import type { RepositoryFinding } from '../repository-input.ts';
import { backendOf, placeOf } from './remote-states.ts';

export function checkSharedBackends(inputs: readonly CheckInput[]): readonly RepositoryFinding[] {
  const first = new Map<string, { readonly of: CheckInput; readonly stack: string }>();
  return inputs.flatMap((input) =>
    input.stacks.flatMap(({ stack, document }) => {
      const place = placeOf(backendOf(document));
      const other = first.get(place);
      if (!other) first.set(place, { of: input, stack });
      // Two stacks of one environment are its own rule's.
      if (!other || other.of === input) return [];
      const { environment } = input;
      const args = {
        stack: `${pathOf(environment)}/${stack}`,
        other: `${pathOf(other.of.environment)}/${other.stack}`,
        place,
      };
      const path = ['environment'];
      return [
        { environment, diagnostic: diagnostic('check/backend-key-duplicate', args, { path }) },
      ];
    }),
  );
}
