// One environment through the rooms that compile: stacks, objects, texts.
import { compileApps } from '../../apps/compile-apps.ts';
import { asServed } from '../../check/as-served.ts';
import type { CheckInput } from '../../check/check-input.ts';
import { compileDelivery } from '../../delivery/compile-delivery.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { withoutLeaving } from '../../environment/leaving/leavers.ts';
import { compileInfra } from '../../infra/compile-infra.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import type { Artifact, Component, TerraformArtifact } from '../../model/artifact.ts';
import { resolveWaves } from '../../model/order/resolve-waves.ts';
import { compilePlatform } from '../../platform/compile-platform.ts';
import { applyPatches } from '../patches/apply-patches.ts';
import type { OnStage } from '../stage.ts';

/** What of a loaded environment is compiled. */
export type Compilable = Omit<LoadedEnvironment, 'written' | 'alone' | 'layers'>;

export interface Compiled {
  readonly loaded: Compilable;
  readonly stacks: readonly TerraformArtifact[];
  /** As the checks are asked about them: what leaves is not what is missing. */
  readonly checked: readonly TerraformArtifact[];
  readonly components: readonly Component[];
  readonly artifacts: readonly Artifact[];
  /** Of patches that do not apply. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Depends on nothing but this environment and those it names, so that environments can compile side
 * by side. */
export function compileEnvironment(loaded: Compilable, onStage: OnStage): Compiled {
  const { name, landscape, folders } = loaded;
  onStage('infra', name);
  const stacks = compileInfra(loaded.environment, landscape, folders);
  const environment = withoutLeaving(loaded.environment);
  onStage('platform', name);
  const platform = compilePlatform(environment, landscape);
  onStage('apps', name);
  const apps = compileApps(environment);
  onStage('delivery', name);
  const components = resolveWaves([...platform.components, ...apps.components]);
  const made = { stacks, objects: [...platform.artifacts, ...apps.artifacts] };
  const patched = applyPatches(environment, made, 'compiled');
  const isLeaving = stacks.some(({ standing }) => standing !== undefined);
  const checked = isLeaving
    ? applyPatches(
        environment,
        { ...made, stacks: stacks.map(({ standing, ...each }) => standing ?? each) },
        'compiled',
      )
    : patched;
  const { objects: artifacts } = patched;
  const input = { landscape, stacks: patched.stacks, components, artifacts };
  const delivery = compileDelivery(environment, input);
  const isObject = (each: Artifact) => each.type === 'kubernetes';
  const ofArgocd = { stacks: [], objects: delivery.filter(isObject) };
  const last = applyPatches(environment, ofArgocd, 'argocd');
  return {
    loaded,
    stacks: patched.stacks,
    checked: checked.stacks,
    components,
    artifacts: [
      ...patched.stacks,
      ...artifacts,
      ...last.objects,
      ...delivery.filter((each) => !isObject(each)),
    ],
    diagnostics: [...patched.diagnostics, ...last.diagnostics],
  };
}

export function checkInputOf({
  loaded,
  checked: stacks,
  components,
  artifacts,
}: Compiled): CheckInput {
  const environment = withoutLeaving(loaded.environment);
  const emitted = artifacts.filter((artifact) => artifact.type === 'kubernetes');
  const texts = artifacts.filter((artifact) => artifact.type === 'text');
  const objects = asServed(environment, components, emitted);
  return { environment, stacks, components, objects, texts };
}
