import { wholeFile } from '../../src/diagnostics/diagnostic.ts';
import type { LoadedEnvironment } from '../../src/load/loaded-environment.ts';
import { ALONE, type Landscape } from '../../src/model/landscape/landscape.ts';
import { pathOf } from '../../src/model/naming/core.ts';
import type { Environment } from '../../src/model/schema/environment.ts';

/** An environment that no file holds, as if it had been loaded. */
export function loadedOf(
  environment: Environment,
  landscape: Landscape = ALONE,
): LoadedEnvironment {
  return {
    ...{ name: pathOf(environment), file: '', environment, landscape },
    folders: new Map(),
    locate: () => undefined,
    seek: () => undefined,
    written: { kind: 'map', at: wholeFile(''), entries: new Map() },
    layers: [],
    alone: [],
    diagnostics: [],
  };
}
