// A derived name and the limit of who takes it.
import type { Path } from '../diagnostics/diagnostic.ts';

export interface Name {
  readonly what: string;
  readonly name: string;
  readonly max: number;
  readonly path: Path;
  /** Whether nobody chose it: of two that are alike, the other one is reported. */
  readonly isFixed?: boolean;
}
