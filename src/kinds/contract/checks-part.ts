// What the checks have to know of a kind to hold both planes against each other.
import type { Environment } from '../../model/schema/environment.ts';

export interface ChecksPart {
  /** Secrets that people fill in: their names, and the properties that are asked of them. */
  readonly byHand?: (
    environment: Environment,
  ) => readonly (readonly [name: string, properties: readonly string[]])[];
}
