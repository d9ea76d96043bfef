// What an extension does wrong while it is asked, on its way to where findings are printed.
import type { Diagnostic, Position } from '../../diagnostics/diagnostic.ts';

/** Thrown through the stages, which know nothing of extensions. */
export class ExtensionError extends Error {
  readonly found: Diagnostic;

  constructor(found: Diagnostic, cause?: unknown) {
    super(found.message, { cause });
    this.found = found;
  }
}

/** Where in an extension an error, or one of its causes, comes from. */
export function placeOfError(
  error: unknown,
  placeOf: (stack: string) => Position | undefined,
): Position | undefined {
  const seen: unknown[] = [];
  let current = error;
  while (current instanceof Error && !seen.includes(current)) {
    const at = placeOf(current.stack ?? '');
    if (at !== undefined) return at;
    seen.push(current);
    current = current.cause;
  }
  return undefined;
}
