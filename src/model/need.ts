import type { Path } from '../diagnostics/diagnostic.ts';

/** Something that rests on what not every environment has. */
export interface Need {
  /** In words, such as `the rollout of service cart`. */
  readonly what: string;
  readonly path: Path;
}
