/** Values with the same key, each group in the order of the list; several keys, several groups. */
export function groupBy<T, K extends string | object>(
  values: readonly T[],
  keysOf: (value: T) => K | readonly K[],
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    for (const key of [keysOf(value)].flat() as K[]) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  }
  return groups;
}
