/** `2/3`: of three parts the second one, each third item from the second on. Undefined: no such part. */
export function partOf<Item>(items: readonly Item[], part: string): readonly Item[] | undefined {
  const place = placeOf(part);
  return place && items.filter((_, index) => index % place.of === place.number - 1);
}

/** Of three parts the second one, as a third of the items in a row. */
export function sliceOf<Item>(items: readonly Item[], part: string): readonly Item[] | undefined {
  const place = placeOf(part);
  const edge = (number: number, of: number) => Math.round((items.length * number) / of);
  return place && items.slice(edge(place.number - 1, place.of), edge(place.number, place.of));
}

function placeOf(part: string): { readonly number: number; readonly of: number } | undefined {
  const [, which, parts] = /^(\d+)\/(\d+)$/.exec(part) ?? [];
  const [number, of] = [Number(which), Number(parts)];
  return number >= 1 && number <= of ? { number, of } : undefined;
}
