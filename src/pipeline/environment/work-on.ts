// All that one environment comes to, as plain data: made here, in a worker, or by an earlier run.
import { checkEnvironment } from '../../check/check-environment.ts';
import { type Outline, outlineOf } from '../../check/outline.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type FilePlan, type Files, planEnvironment } from '../../emit/plan-files.ts';
import { locateIn } from '../../load/places/locate-in.ts';
import { blamePatches } from '../patches/blame-patches.ts';
import type { OnStage } from '../stage.ts';
import { watchLandscape } from './asked-landscape.ts';
import {
  type Compilable,
  type Compiled,
  checkInputOf,
  compileEnvironment,
} from './compile-environment.ts';

export interface Outcome {
  readonly name: string;
  /** By path relative to the root. */
  readonly files: Files;
  /** Why there are none. */
  readonly conflicts: readonly Diagnostic[];
  /** What the checks found, before any of it is excused. */
  readonly found: readonly Diagnostic[];
  readonly outline: Outline;
  /** Environments whose content it depends on; null: on all there are. */
  readonly neighbours: readonly string[] | null;
}

export interface Work {
  /** Text of the lock of all providers. */
  readonly lock: string;
  readonly onStage: OnStage;
}

export interface Worked extends Outcome {
  /** What the files are made of, for those who compare. */
  readonly plan: FilePlan;
}

/** Depends on nothing but this environment and those it names, so that environments can be worked on side by
 * side. */
export function workOn(loaded: Compilable, { lock, onStage }: Work): Worked {
  const { landscape, asked } = watchLandscape(loaded.landscape);
  const compiled = compileEnvironment({ ...loaded, landscape }, onStage);
  const plan = planCompiled(compiled, lock, onStage);
  onStage('check', loaded.name);
  const input = checkInputOf(compiled);
  // What checks would find in a result that is patched by halves says nothing.
  const isPatched = compiled.diagnostics.length === 0;
  const found = isPatched ? checkPatched(compiled, input) : compiled.diagnostics;
  // What is shared follows what comes out, also of what leaves.
  const { stacks, checked } = compiled;
  const outline = outlineOf(stacks === checked ? input : { ...input, stacks });
  return {
    name: loaded.name,
    files: plan.files,
    conflicts: plan.diagnostics,
    found: found.map((each) => locateIn(loaded, each)),
    outline,
    neighbours: asked(),
    plan,
  };
}

function checkPatched(
  { loaded }: Compiled,
  input: ReturnType<typeof checkInputOf>,
): readonly Diagnostic[] {
  return blamePatches(loaded.environment, checkEnvironment(input), (patches) => {
    const environment = { ...loaded.environment, patches };
    const other = compileEnvironment({ ...loaded, environment }, () => undefined);
    return other.diagnostics.length > 0 ? null : checkEnvironment(checkInputOf(other));
  });
}

function planCompiled({ loaded, artifacts }: Compiled, lock: string, onStage: OnStage): FilePlan {
  onStage('serialize', loaded.name);
  const { name, environment } = loaded;
  const { folder } = environment.delivery;
  const plan = planEnvironment({ name, folder, artifacts, lock });
  const { diagnostics } = plan;
  return { ...plan, diagnostics: diagnostics.map((each) => locateIn(loaded, each)) };
}
