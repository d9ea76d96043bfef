// What the checks of the repository are asked about: all environments at once.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { CheckInput } from './check-input.ts';

export interface RepositoryInput {
  readonly inputs: readonly CheckInput[];
  /** Text of atlantis.yaml. */
  readonly atlantis: string;
  /** Text of atlantis-server.yaml. */
  readonly server: string;
}

/** Its path is one of `environment`; a finding about a generated file has a position instead. */
export interface RepositoryFinding {
  readonly environment?: Environment;
  readonly diagnostic: Diagnostic;
}
