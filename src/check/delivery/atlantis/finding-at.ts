import {
  type Diagnostic,
  type Path,
  type Position,
  wholeFile,
} from '../../../diagnostics/diagnostic.ts';
import type { RepositoryFinding } from '../../repository-input.ts';
import type { Stack } from './read-atlantis.ts';

export type Where = { readonly path: Path } | { readonly at: Position };

/** A finding about a stack, or about atlantis.yaml itself where no stack is to be had. */
export function findingAt(
  stack: Stack | undefined,
  build: (where: Where) => Diagnostic,
): RepositoryFinding {
  if (!stack) return { diagnostic: build({ at: wholeFile('atlantis.yaml') }) };
  const { environment, artifact } = stack;
  return { environment, diagnostic: build({ path: artifact.origin }) };
}
