import type { Kind } from '../kind.ts';

/** A kind that a repository brings along, and the file it comes from. */
export interface ExtendedKind {
  readonly kind: Kind;
  readonly file: string;
  /** Of the file, to find the line of a member in. */
  readonly source: string;
}
