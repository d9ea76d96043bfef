// Paths that stand as text in a file: `services.cart.port` under deviations, waivers and patches.
import { inQuotesOf } from './key-text.ts';
import { scalarsIn } from './scalars.ts';
import { readSource, splice } from './source.ts';

/** Writes another path where `from` stands, or begins a longer one. Undefined: nowhere. */
export function mentionsOf(text: string, from: string, to: string): string | undefined {
  const source = readSource(text);
  if (source === undefined) return undefined;
  const found = scalarsIn(source.document.contents).filter(({ value }) => isAbout(value, from));
  if (found.length === 0) return undefined;
  return found
    .toSorted((a, b) => b.start - a.start)
    .reduce((edited, { start, end, value }) => {
      const now = to + value.slice(from.length);
      return splice(edited, start, end, inQuotesOf(edited.slice(start, end), now));
    }, text);
}

function isAbout(value: string, path: string): boolean {
  return value === path || value.startsWith(`${path}.`);
}
