// Which families each region offers. A family that it offers in every size is named alone.
import type { Facts, Input } from './render.ts';

interface Region {
  readonly all: readonly string[];
  readonly some: Readonly<Record<string, readonly string[]>>;
}

export function instanceRegions(input: Input): Facts {
  const regions = input['regions'] as Readonly<Record<string, Region>>;
  // The source has an entry of that name for what it lists regardless of regions.
  const named = Object.entries(regions).filter(([region]) => region !== 'all');
  return {
    meaning:
      'regions.<region>: the families offered there; null: in every size, otherwise in those listed.',
    regions: Object.fromEntries(
      named.map(([region, { all, some }]) => [
        region,
        Object.fromEntries(
          [...all.map((family) => [family, null] as const), ...Object.entries(some)].sort(
            ([one], [other]) => (one < other ? -1 : 1),
          ),
        ),
      ]),
    ),
  };
}
