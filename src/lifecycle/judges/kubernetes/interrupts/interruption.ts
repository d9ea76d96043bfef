import type { Path } from '../../../../diagnostics/diagnostic.ts';
import type { TransitionInput } from '../../../transition.ts';

/** What is away or less for a while, although the change itself applies. */
export interface Interruption {
  readonly path: Path;
  /** A sentence without its stop. */
  readonly what: string;
  readonly remedy: string;
}

export type FindInterruptions = (input: TransitionInput) => readonly Interruption[];
