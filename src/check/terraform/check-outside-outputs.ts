// What a stack reads of the state of another environment is declared there as an output.
import type { Body } from '../check-input.ts';
import type { Outline } from '../outline.ts';
import type { RepositoryFinding } from '../repository-input.ts';
import { hasStep, type Outside, type OutsideRead } from './check-outputs.ts';

/** What is read of stacks of other environments, which only all of them together can tell. */
export function checkOutsideOutputs(
  all: readonly (Outside & Pick<Outline, 'environment'>)[],
): readonly RepositoryFinding[] {
  const byPlace = new Map(all.flatMap(({ outputs }) => Object.entries(outputs)));
  return all.flatMap(({ environment, reads }) =>
    reads
      .filter(({ place, steps }) => !isAmong(byPlace.get(place), steps))
      .map((read) => ({ environment, diagnostic: read.unknown })),
  );
}

function isAmong(outputs: Body | undefined, steps: OutsideRead['steps']): boolean {
  const [kind, name, ...rest] = steps;
  if (kind !== 'outputs' || typeof name !== 'string') return false;
  const isThere = outputs !== undefined && Object.hasOwn(outputs, name);
  return (
    isThere &&
    hasStep(
      outputs[name],
      rest.map((step) => step ?? undefined),
    )
  );
}
