// Words of a refinement that sees the value it refuses: what is wrong with it, and what to write.

interface Told {
  /** Follows what is expected, such as `its hour is none of 0 to 23`. */
  readonly fault?: string | undefined;
  readonly hint?: string | undefined;
}

/** Between what is wrong and what to write; src/load tells the one from the other. */
export const HINT_MARK = '\n';

/** `expected` is all that is said where nobody has written anything. */
export function refusal(expected: string, tell: (written: string) => Told) {
  return {
    error: ({ input }: { readonly input?: unknown }): string => {
      const { fault, hint } = typeof input === 'string' ? tell(input) : {};
      const detail = fault === undefined ? expected : `${expected}: ${fault}`;
      return hint === undefined ? detail : `${detail}${HINT_MARK}${hint}`;
    },
  };
}
