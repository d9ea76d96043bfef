const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ENOENT: 'nothing is there, or a link points to nothing',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'links point at each other',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

/** Says why the system refused; anything that is not its refusal is a bug of ours, and goes on. */
export function describeSystemError(error: unknown): string {
  const code = systemErrorCode(error);
  if (code === undefined) throw error;
  return REASONS[code] ?? `the system answers ${code}`;
}

export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
