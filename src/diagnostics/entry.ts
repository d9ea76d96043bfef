// What one catalogue entry holds. Codes are permanent; wording may change.

export type Severity = 'error' | 'warning';

export interface Entry<Args> {
  readonly severity: Severity;
  /** What is wrong and where, in the user's words: one line, capital first, no final period. */
  readonly message: (args: Args) => string;
  /** What to do, in the keys of the user's file: imperative, one line. Ours always have one. */
  readonly hint?: (args: Args) => string;
  /** Why it matters; printed in docs/diagnostics.md. Markdown, one paragraph. */
  readonly why: string;
}

/** Entries by code. */
export type Catalogue = Readonly<Record<string, Entry<never>>>;

/** Gives an entry its argument type: `entry<{ key: string }>({...})`. */
export function entry<Args>(definition: Entry<Args>): Entry<Args> {
  return definition;
}

const SHOWN_MAX = 80;

/** Text from the user inside a message: quoted, at most 80 characters, control characters escaped. */
export function quote(text: unknown): string {
  // Cutting before escaping keeps the cost flat for a value of a megabyte.
  const characters = Array.from(String(text).slice(0, 2 * SHOWN_MAX + 2));
  const isLong = characters.length > SHOWN_MAX;
  const shown = characters.slice(0, isLong ? SHOWN_MAX - 1 : SHOWN_MAX).join('');
  return `"${escapeControls(JSON.stringify(shown).slice(1, -1))}${isLong ? '…' : ''}"`;
}

/** Makes characters visible that would move, hide or reorder text in a terminal. */
export function escapeControls(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
