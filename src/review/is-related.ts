import type { Path } from '../diagnostics/diagnostic.ts';

/** One is above the other, or they are the same; the top level, which is above all, says nothing. */
export function isRelated(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  return length > 0 && one.slice(0, length).every((key, at) => key === other[at]);
}
