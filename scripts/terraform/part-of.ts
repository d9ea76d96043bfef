/** `2/3`: of three parts the second one, each third item from the second on. Undefined: no such part. */
export function partOf<Item>(items: readonly Item[], part: string): readonly Item[] | undefined {
  const [, which, parts] = /^(\d+)\/(\d+)$/.exec(part) ?? [];
  const [number, of] = [Number(which), Number(parts)];
  if (!(number >= 1 && number <= of)) return undefined;
  return items.filter((_, index) => index % of === number - 1);
}
