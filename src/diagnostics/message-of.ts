import type { Diagnostic } from './diagnostic.ts';
import { escapeControls } from './entry.ts';
import { firstOf } from './wording.ts';

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

/** More names than these are counted. */
const NAMED_MAX = 2;

/** `shop/prod, shop/staging and 12 more`, for what stands in a file that environments share. */
export function environmentsOf({ environments = [] }: Diagnostic): string | undefined {
  if (environments.length === 0) return undefined;
  return escapeControls(firstOf(environments, NAMED_MAX));
}

/** All that is said of a diagnostic, one line each, for views without a layout of their own. */
export function linesOf(diagnostic: Diagnostic): readonly string[] {
  const { message, hint } = messageOf(diagnostic);
  const names = environmentsOf(diagnostic);
  const verb = diagnostic.severity === 'error' ? 'breaks' : 'concerns';
  const related = (diagnostic.related ?? []).flatMap(({ what, at }) =>
    at === undefined ? [] : [`see: ${escapeControls(`${at.file}:${at.line} ${what}`)}`],
  );
  return [
    message,
    ...related,
    ...(names === undefined ? [] : [`${verb}: ${names}`]),
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
  ];
}
