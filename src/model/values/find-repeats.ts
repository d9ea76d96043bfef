/** Each value that comes after one with the same key, behind the first that has it. */
export function findRepeats<T>(
  values: readonly T[],
  keyOf: (value: T) => string,
): readonly (readonly [first: T, again: T])[] {
  const firsts = new Map<string, T>();
  return values.flatMap((value) => {
    const key = keyOf(value);
    const first = firsts.get(key);
    if (first !== undefined) return [[first, value] as const];
    firsts.set(key, value);
    return [];
  });
}
