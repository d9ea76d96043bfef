// What each environment has to give to the run: worked on now, here or by a crew, or kept by an earlier run.
import type { Outline } from '../../check/outline.ts';
import type { FilePlan } from '../../emit/plan-files.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import type { LoadResult } from '../../load/load-with.ts';
import type {
  LoadedEnvironment,
  PlacedEnvironment,
  Standing,
} from '../../load/loaded-environment.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { hashInJson, type Kept } from '../recall/kept.ts';
import type { Together } from './together.ts';
import { type Outcome, type Work, type Worked, workOn } from './work-on.ts';

export interface Part extends Pick<Outcome, 'files' | 'conflicts' | 'found' | 'neighbours'> {
  readonly placed: PlacedEnvironment;
  readonly outline: () => Outline;
  readonly outlineHash: () => string;
  /** Files of the environment that were read; null: none, and all of it stands where it belongs. */
  readonly layers: readonly string[] | null;
  readonly kept: Kept | null;
  /** Null: nobody compares. */
  readonly compared: { readonly loaded: LoadedEnvironment; readonly plan: FilePlan } | null;
}

interface Working extends Work {
  readonly root: string;
  /** Of an earlier run. */
  readonly standing: ReadonlyMap<string, Kept>;
  readonly together: Together;
  readonly isCompared: boolean;
}

/** In the order of their names. */
export function partsOf(load: LoadResult<Environment>, working: Working): readonly Part[] {
  const { value = [], standing = [] } = load;
  const { onStage, lock, together } = working;
  const landscape = [...value, ...standing][0]?.landscape ?? new Map();
  const worked = together.work(lock, landscape);
  const fresh = value.map((loaded, at) => {
    const share = `${at + 1} of ${value.length}`;
    const told: Work['onStage'] = (stage, name) => onStage(stage, name, share);
    return partOf(loaded, workOn(loaded, { lock, onStage: told }), working);
  });
  const others = standing.map((placed) => {
    const { name } = placed;
    const kept = working.standing.get(name);
    if (kept !== undefined) return keptPart(placed, kept);
    const outcome = worked.get(name) ?? workOn(readAgain(placed, standing, working), working);
    return workedPart(placed, outcome, together.read.get(name)?.layers ?? []);
  });
  return [...fresh, ...others].sort((a, b) => (a.placed.name < b.placed.name ? -1 : 1));
}

function partOf(loaded: LoadedEnvironment, worked: Worked, { isCompared }: Working): Part {
  const { plan, ...outcome } = worked;
  const compared = isCompared ? { loaded, plan } : null;
  return { ...workedPart(loaded, outcome, loaded.layers), compared };
}

function workedPart(
  placed: PlacedEnvironment,
  { files, conflicts, found, neighbours, outline }: Outcome,
  layers: readonly string[],
): Part {
  return {
    ...{ placed, files, conflicts, found, neighbours, layers },
    outline: () => outline,
    outlineHash: () => hashInJson(outline),
    ...{ kept: null, compared: null },
  };
}

const NO_FILES: Outcome['files'] = new Map();

function keptPart(placed: PlacedEnvironment, kept: Kept): Part {
  const { found, outline, neighbours } = kept.head;
  return {
    ...{ placed, files: NO_FILES, conflicts: [], found, layers: null, kept, compared: null },
    neighbours: neighbours?.map(([name]) => name) ?? null,
    outline: kept.outline,
    outlineHash: () => outline,
  };
}

/** What a thread has read and could not work on. */
function readAgain(
  { name, landscape }: PlacedEnvironment,
  all: readonly PlacedEnvironment[],
  { root }: Working,
): LoadedEnvironment {
  const standing = new Map<string, Standing<Environment>>(
    all
      .filter((each) => each.name !== name)
      .map(({ name: other, environment, alone }) => [other, { environment, diagnostics: alone }]),
  );
  const { value = [] } = loadEnvironments({ root, names: [name], standing });
  const [loaded] = value;
  if (loaded === undefined) throw new Error(`Changed while it was read: ${name}`);
  return { ...loaded, landscape };
}

/** What lies where it belongs, of environments that were not worked on. */
export function standingFiles(parts: readonly Part[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ kept }) => kept?.head.files.map(([path]) => path) ?? []));
}
