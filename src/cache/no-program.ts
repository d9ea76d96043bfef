// What `#program` is unless the launcher says which program runs: then nothing is recalled, as in tests.
export const program = (): string | null => null;

/** Where runs leave what they found; undefined: nowhere. */
export const cache = (): string | undefined => undefined;

/** Starts a thread of this program; undefined: it has none. */
export const startThread = undefined as
  | ((data: object, transfer: readonly object[]) => void)
  | undefined;
