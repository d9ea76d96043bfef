import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Need } from '../../model/need.ts';

/** A need of each entry, in words such as `cache main`. */
export function eachNeeds(word: string, path: Path, entries: object): readonly Need[] {
  return Object.keys(entries).map((key) => ({ what: `${word} ${key}`, path: [...path, key] }));
}
