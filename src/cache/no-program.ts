// What `#program` is unless the launcher says which program runs: then nothing is recalled, as in tests.
export const program = (): string | null => null;

/** Where runs leave what they found; undefined: nowhere. */
export const cache = (): string | undefined => undefined;
