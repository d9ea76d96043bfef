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

/** `1 file`, `2 files`. */
export function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
