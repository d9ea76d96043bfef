/** Values with the same key, each group in the order of the list; several keys, several groups. */
export function groupBy<T>(
  values: readonly T[],
  keysOf: (value: T) => string | readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    for (const key of [keysOf(value)].flat()) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  }
  return groups;
}
