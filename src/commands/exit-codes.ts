// What a command tells the shell. Permanent: scripts and CI depend on them.
export const EXIT = {
  ok: 0,
  /** Errors in the environments, or stale results. */
  errors: 1,
  usage: 2,
  cannotWrite: 3,
  /** EX_SOFTWARE of sysexits.h: a bug of ours. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
