// What an entry of a kind leaves behind.

/** It holds data, and whoever lets it leave has to say what becomes of that. */
export interface LeavingPart {
  /** Whether AWS takes a last snapshot as it goes. */
  readonly snapshot: boolean;
}
