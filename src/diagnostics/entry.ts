// What one catalogue entry holds. Codes are permanent; wording may change.
import type { Severity } from './diagnostic.ts';

export interface Entry<Args> {
  readonly severity: Severity;
  /** What is wrong and where, in the user's words: one line, capital first, no final period. */
  readonly message: (args: Args) => string;
  /** What to do: imperative, one line. Absent rather than vague. */
  readonly hint?: (args: Args) => string | undefined;
  /** Why it matters; printed in docs/diagnostics.md. Markdown, one paragraph. */
  readonly why: string;
}

/** Gives an entry its argument type: `entry<{ key: string }>({...})`. */
export function entry<Args>(definition: Entry<Args>): Entry<Args> {
  return definition;
}

/** Text from the user inside a message: quoted, at most 80 characters, control characters escaped. */
export function quote(text: unknown): string {
  const escaped = JSON.stringify(String(text)).slice(1, -1);
  const shown = escaped.length > 80 ? `${escaped.slice(0, 79)}…` : escaped;
  return `"${shown}"`;
}
