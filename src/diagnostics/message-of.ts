import type { Diagnostic } from './diagnostic.ts';
import { escapeControls } from './entry.ts';

export interface Message {
  readonly message: string;
  readonly hint?: string;
}

/** The words of a diagnostic, safe for a terminal. */
export function messageOf({ message, hint }: Pick<Diagnostic, 'message' | 'hint'>): Message {
  const escaped = escapeControls(message);
  return hint === undefined
    ? { message: escaped }
    : { message: escaped, hint: escapeControls(hint) };
}
