// Regions of the commercial partition, each with the letters of its zones.
import type { Facts, Input } from './render.ts';

interface Region {
  readonly zones: readonly string[];
  readonly optIn: boolean;
}

export function regions(input: Input): Facts {
  const all = input['regions'] as Readonly<Record<string, Region>>;
  return {
    meaning:
      'zones.<region>: letters of its Availability Zones. AWS gives letters to each account on its own, and in old regions another letter can be seen. optIn: what an account has to enable first.',
    zones: Object.fromEntries(Object.entries(all).map(([name, { zones }]) => [name, zones])),
    optIn: Object.keys(all).filter((name) => all[name]?.optIn),
  };
}
