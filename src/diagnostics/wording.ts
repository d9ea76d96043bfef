// Turns of phrase that several entries of the catalogue share.
import { quote } from './entry.ts';

// A type alias: an interface has no implicit index signature, and arguments are records.
export type Suggested = { readonly suggestion?: string | undefined };

export function didYouMean({ suggestion }: Suggested): string | undefined {
  return suggestion === undefined ? undefined : `Did you mean ${quote(suggestion)}?`;
}

/** The same, where what was found differs by letters of another alphabet, which no eye tells apart. */
export function lookAlike(found: string, { suggestion }: Suggested): string | undefined {
  const foreign = [...found].find((letter) => /[^\p{ASCII}]/u.test(letter));
  if (suggestion === undefined || foreign === undefined) return undefined;
  const codePoint = (foreign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `Did you mean ${quote(suggestion)}? What is written has ${quote(foreign)}, U+${codePoint}, which is no letter of it`;
}

/** Ends a message with the place of a key; the top level has no path. */
export function inside(parent: string): string {
  return parent === '' ? 'at the top level' : `in ${parent}`;
}

/** The first of a list, and how many are left out: `a, b and 3 more`. */
export function firstOf(names: readonly string[], most: number, and = ' and '): string {
  const more = names.length - most;
  return `${names.slice(0, most).join(', ')}${more > 0 ? `${and}${more} more` : ''}`;
}

/** `1 file`, `2 files`. */
export function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
