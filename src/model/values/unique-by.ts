/** Keeps the first of those with the same key. */
export function uniqueBy<T>(list: readonly T[], keyOf: (each: T) => string): readonly T[] {
  const known = new Set<string>();
  return list.filter((each) => {
    const key = keyOf(each);
    return !known.has(key) && known.add(key);
  });
}
