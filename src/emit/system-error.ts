// What the operating system refuses is the user's to mend, and so a diagnostic; the rest is a bug.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';

interface Attempt {
  readonly code: 'emit/cannot-read' | 'emit/cannot-write';
  /** As shown to the user. */
  readonly path: string;
}

/** Throws `error` again when it does not come from the system. */
export function reportSystemError(error: unknown, { code, path }: Attempt): Diagnostic {
  const reason = systemCode(error);
  if (reason === undefined) throw error;
  if (reason === 'ENOTDIR') {
    return diagnostic('emit/not-a-folder', { path, found: 'a file in its way' });
  }
  return diagnostic(code, { path, code: reason });
}

export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
