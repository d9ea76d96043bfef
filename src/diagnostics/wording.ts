// Turns of phrase that several entries of the catalogue share.
import { quote } from './entry.ts';

// A type alias: an interface has no implicit index signature, and arguments are records.
export type Suggested = { readonly suggestion?: string | undefined };

export function didYouMean({ suggestion }: Suggested): string | undefined {
  return suggestion === undefined ? undefined : `Did you mean ${quote(suggestion)}?`;
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

/** Begins a sentence with what is a word of the language, not a name. */
export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `1 file`, `2 files`. */
export function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
