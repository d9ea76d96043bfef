// What each environment has to give to the run: worked on now, or kept by an earlier one.
import type { Outline } from '../../check/outline.ts';
import type { FilePlan } from '../../emit/plan-files.ts';
import type { LoadResult } from '../../load/load-with.ts';
import type { LoadedEnvironment, PlacedEnvironment } from '../../load/loaded-environment.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { hashInJson, type Kept } from '../recall/kept.ts';
import { type Outcome, type Work, workOn } from './work-on.ts';

export interface Part extends Pick<Outcome, 'files' | 'conflicts' | 'found'> {
  readonly placed: PlacedEnvironment;
  /** Null: it was not worked on, and all of it stands where it belongs. */
  readonly loaded: LoadedEnvironment | null;
  readonly neighbours: Outcome['neighbours'];
  readonly outline: () => Outline;
  readonly outlineHash: () => string;
  readonly kept: Kept | null;
  /** Null: nobody compares. */
  readonly plan: FilePlan | null;
}

interface Working extends Work {
  readonly standing: ReadonlyMap<string, Kept>;
  readonly isCompared: boolean;
}

/** In the order of their names. */
export function partsOf(
  { value = [], standing = [] }: LoadResult<Environment>,
  working: Working,
): readonly Part[] {
  const fresh = value.map((loaded) => partOf(loaded, working));
  const kept = standing.flatMap((placed) => {
    const found = working.standing.get(placed.name);
    return found === undefined ? [] : [keptPart(placed, found)];
  });
  return [...fresh, ...kept].sort((a, b) => (a.placed.name < b.placed.name ? -1 : 1));
}

function partOf(loaded: LoadedEnvironment, working: Working): Part {
  const { plan, files, conflicts, found, outline, neighbours } = workOn(loaded, working);
  return {
    ...{ placed: loaded, loaded, files, conflicts, found, neighbours },
    outline: () => outline,
    outlineHash: () => hashInJson(outline),
    kept: null,
    plan: working.isCompared ? plan : null,
  };
}

const NO_FILES: Outcome['files'] = new Map();

function keptPart(placed: PlacedEnvironment, kept: Kept): Part {
  const { found, outline, neighbours } = kept.head;
  return {
    ...{ placed, loaded: null, files: NO_FILES, conflicts: [], found, kept, plan: null },
    neighbours: neighbours?.map(([name]) => name) ?? null,
    outline: kept.outline,
    outlineHash: () => outline,
  };
}
