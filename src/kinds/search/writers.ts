import { type Landscape, listedSources, type Source } from '../../model/landscape/landscape.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Those that write logs to a search domain of `environment`, by key. */
export function writersOf(
  { search }: Environment,
  domain: string,
  landscape: Landscape,
): readonly Source[] {
  return listedSources(search[domain]?.writers ?? {}, landscape);
}
