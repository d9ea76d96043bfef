import { catalogue } from './catalogue.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Entry, escapeControls } from './entry.ts';

export interface Message {
  readonly message: string;
  readonly hint?: string;
}

/** Puts a diagnostic into the words of its catalogue entry. */
export function messageOf(diagnostic: Diagnostic): Message {
  // `diagnostic()` has checked these arguments against this very entry.
  const entry = catalogue[diagnostic.code] as Entry<Readonly<Record<string, unknown>>>;
  const hint = entry.hint?.(diagnostic.args);
  const message = escapeControls(entry.message(diagnostic.args));
  return hint === undefined ? { message } : { message, hint: escapeControls(hint) };
}
