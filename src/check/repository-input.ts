// What the checks of the repository are asked about: all environments at once.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outline } from './outline.ts';

export interface RepositoryInput {
  readonly outlines: readonly Outline[];
  /** Text of atlantis.yaml. */
  readonly atlantis: string;
  /** Text of atlantis-server.yaml. */
  readonly server: string;
}

/** Its path is one of `environment`; a finding about a generated file has a position instead. */
export interface RepositoryFinding {
  readonly environment?: Outline['environment'];
  readonly diagnostic: Diagnostic;
}
