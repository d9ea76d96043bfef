// Every question asked of all environments together: what one of them cannot know of the others, and
// the files that serve them all.
import { checkAtlantisKeys } from './delivery/atlantis/check-atlantis-keys.ts';
import { checkAtlantisOrder } from './delivery/atlantis/check-atlantis-order.ts';
import { checkAtlantisProjects } from './delivery/atlantis/check-atlantis-projects.ts';
import { readAtlantis } from './delivery/atlantis/read-atlantis.ts';
import type { RepositoryFinding, RepositoryInput } from './repository-input.ts';
import { checkOutsideOutputs } from './terraform/check-outside-outputs.ts';
import { checkSharedBackends } from './terraform/check-shared-backends.ts';
import { checkSharedNames } from './terraform/names/check-shared-names.ts';

/** Nothing here can be waived: what it is about is no single environment's to excuse. */
export function checkRepository(input: RepositoryInput): readonly RepositoryFinding[] {
  const { outlines } = input;
  const atlantis = readAtlantis(input);
  return [
    ...checkAtlantisKeys(atlantis),
    ...checkAtlantisProjects(atlantis),
    ...checkAtlantisOrder(atlantis),
    ...checkSharedBackends(outlines),
    ...checkOutsideOutputs(outlines),
    ...checkSharedNames(outlines),
  ];
}
