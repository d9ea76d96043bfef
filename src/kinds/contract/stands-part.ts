// Entries of a kind that stand already: they have a key `existing`, which says how they are reached, and are
// used as ours are. Nothing of them is made, changed or destroyed.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { StandingSecret } from '../../model/data/standing-store.ts';
import type { Environment } from '../../model/schema/environment.ts';

export interface StandsPart {
  /** Keys that such an entry may have beside `existing`. */
  readonly beside: readonly string[];
  /** Keys that an entry of ours has to have, and such a one has not: what is expected there, in words. */
  readonly needed?: Readonly<Record<string, string>>;
  /** Whether what stands at a path, outside of `uses`, may name such a one. Absent: nothing may. */
  readonly mayName?: (path: Path) => boolean;
  /** Secrets that lead to such ones. */
  readonly secrets?: (environment: Environment) => readonly StandingSecret[];
}
