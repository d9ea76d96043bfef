/** `16.4` and `3.8.x` as numbers: 16 and 4, 3 and 8. */
export function numbersIn(version: string): readonly number[] {
  return [...version.matchAll(/\d+/g)].map(([number]) => Number(number));
}
