// cdktf captures a full stack trace for every token it makes and never shows one here; half of the time
// that stacks take to build goes into formatting them.

/** Runs `build` with `Error.captureStackTrace` switched off. `build` must not wait for anything. */
export function withoutStackTraces<T>(build: () => T): T {
  const capture = Error.captureStackTrace;
  Error.captureStackTrace = () => undefined;
  try {
    return build();
  } finally {
    Error.captureStackTrace = capture;
  }
}
