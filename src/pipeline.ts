// The staircase, one step below the other: load → compile → check → emit.
import { compileApps } from './apps/compile-apps.ts';
import { applyWaivers } from './check/apply-waivers.ts';
import { asServed } from './check/as-served.ts';
import { checkEnvironment } from './check/check-environment.ts';
import type { CheckInput } from './check/check-input.ts';
import { checkRepository } from './check/check-repository.ts';
import { compileDelivery } from './delivery/compile-delivery.ts';
import { compileRepository } from './delivery/compile-repository.ts';
import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
import { type Emission, type EmitRequest, emitFiles } from './emit/emit-files.ts';
import { type FilePlan, type Files, planEnvironment, planRepository } from './emit/plan-files.ts';
import { findRoot, readLock } from './emit/read-repository.ts';
import { type Place, targetOf } from './emit/target.ts';
import { removeFolder, writeFolder } from './emit/write-folder.ts';
import { everyCode } from './environment/every-code.ts';
import { withoutLeaving } from './environment/leaving/leavers.ts';
import { compileInfra } from './infra/compile-infra.ts';
import { everyKind, extensionFault } from './kinds/kinds.ts';
import type { Base } from './lifecycle/base/base.ts';
import type { Made } from './lifecycle/compare/transition-of.ts';
import { removedEnvironments } from './lifecycle/removed-environments.ts';
import type { Compared } from './lifecycle/transition.ts';
import { loadEnvironments } from './load/load-environments.ts';
import type { LoadedEnvironment } from './load/loaded-environment.ts';
import { faultOf, onePerFault } from './load/one-per-fault.ts';
import { locateIn } from './load/places/locate-in.ts';
import { sourceTextIn } from './load/read-text.ts';
import type { Artifact, Component, TerraformArtifact, TextArtifact } from './model/artifact.ts';
import { OUTPUT_FOLDER } from './model/delivery/output-folder.ts';
import { resolveWaves } from './model/order/resolve-waves.ts';
import {
  addUp,
  type Judged,
  judgeChanges,
  withoutExcused,
} from './pipeline/changes/judge-changes.ts';
import { type PastFiles, pastFiles } from './pipeline/changes/past-of.ts';
import { differingFiles, reviewFiles } from './pipeline/changes/review-files.ts';
import { type Depends, dependsOn } from './pipeline/depends-on.ts';
import { editImageTag } from './pipeline/edit-image-tag.ts';
import { edits } from './pipeline/edits/edits.ts';
import { applyPatches } from './pipeline/patches/apply-patches.ts';
import { blamePatches } from './pipeline/patches/blame-patches.ts';
import { recallRun, rememberRun } from './pipeline/recall-run.ts';
import { type Pages, renderPages } from './pipeline/render-pages.ts';
import { reporting } from './pipeline/report/report-files.ts';
import { compilePlatform } from './platform/compile-platform.ts';

export type Stage =
  | 'load'
  | 'infra'
  | 'platform'
  | 'apps'
  | 'delivery'
  | 'check'
  | 'lifecycle'
  | 'review'
  | 'serialize'
  | 'pages'
  | 'write';

/** Called as each stage begins, for an environment where the stage is about one. */
export type OnStage = (stage: Stage, environment?: string) => void;

const NONE: Files = new Map();

export interface CompileRequest {
  readonly root: string;
  /** `system/environment` each; none for all environments. */
  readonly names: readonly string[];
  /** Sources that count instead of those on disk, and are written with the results. */
  readonly edits?: Files;
  /** Date of the commit, for waivers that end; asked only where there are some. */
  readonly commitDate: () => string | undefined;
  readonly pages: Pages;
  /** What stands already, if what changes is to be judged. */
  readonly base?: Base | undefined;
  readonly onStage: OnStage;
}

export interface Compilation {
  readonly names: readonly string[];
  /** What should exist, by path relative to the root; empty when there are errors. */
  readonly files: Files;
  /** Of the results in the repository. */
  readonly folder: string;
  /** Generated documentation; empty unless it was asked for. */
  readonly pages: Files;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent: there are errors. */
  readonly depends?: Depends;
  /** Absent: nothing was compared with a base. */
  readonly compared?: Compared;
  /** Absent as well then. */
  readonly judged?: readonly Judged[];
}

export interface Compiled {
  readonly loaded: LoadedEnvironment;
  readonly stacks: readonly TerraformArtifact[];
  /** As the checks are asked about them: what leaves is not what is missing. */
  readonly checked: readonly TerraformArtifact[];
  readonly components: readonly Component[];
  readonly artifacts: readonly Artifact[];
  /** Of patches that do not apply. */
  readonly diagnostics: readonly Diagnostic[];
}

function compileFiles(request: CompileRequest): Compilation {
  try {
    return compileAll(request);
  } catch (error) {
    const fault = extensionFault(error);
    if (fault === undefined) throw error;
    return { names: [], files: NONE, folder: OUTPUT_FOLDER, pages: NONE, diagnostics: [fault] };
  }
}

function compileAll(request: CompileRequest): Compilation {
  const { root, names, edits = NONE, onStage } = request;
  onStage('load');
  const load = loadEnvironments({ root, names, edits });
  const lock = readLock(root, edits);
  const environments = load.value ?? [];
  const folder = environments[0]?.environment.delivery.folder ?? OUTPUT_FOLDER;
  const compiledNames = environments.map(({ name }) => name);
  const empty = { names: compiledNames, folder, files: NONE, pages: NONE };
  const found = [...load.diagnostics, ...lock.diagnostics];
  // Warnings may be waived, which only a valid environment says: they come with the next run.
  if (hasErrors(found)) return { ...empty, diagnostics: found.filter(isUrgent) };

  const compiled = environments.map((loaded) => compileEnvironment(loaded, onStage));
  const plans = compiled.map((each) => planCompiled(each, lock.text, onStage));
  const past = request.base && pastFiles(request.base, root, compiledNames);
  const judged = compiled.map((each, at) => judgeCompiled(each, plans[at], past, request));
  const compilation = { ...empty, ...addUp(judged) };
  const gone = goneEnvironments(request, empty);
  const checked = compiled.map((each, at) => checkCompiled(each, judged[at], request, gone));
  const ofEnvironments = new Set(
    environments.flatMap((loaded) => loaded.diagnostics.map((each) => faultOf(each))),
  );
  // What stands in a layer is found again in each environment above it.
  const diagnostics = onePerFault([
    ...found.filter((each) => !ofEnvironments.has(faultOf(each))),
    ...withoutExcused(gone, checked),
    ...plans.flatMap((plan) => plan.diagnostics),
  ]);
  if (hasErrors(diagnostics)) return { ...compilation, diagnostics };

  const isComplete = names.length === 0;
  const shared = isComplete && compiled.length > 0 ? compileShared(compiled) : [];
  const faults = shared.length > 0 ? checkShared(compiled, shared, onStage) : [];
  if (hasErrors(faults)) return { ...compilation, diagnostics: [...diagnostics, ...faults] };

  const files = [...plans.map((plan) => plan.files), planRepository(shared), edits];
  return {
    ...compilation,
    files: new Map(files.flatMap((all) => [...all])),
    pages: isComplete ? pagesOf(request) : NONE,
    depends: dependsOn(environments),
    diagnostics: [...diagnostics, ...faults],
  };
}

/** Depends on nothing but this environment and those it names, so that environments can compile side
 * by side. */
export function compileEnvironment(loaded: LoadedEnvironment, onStage: OnStage): Compiled {
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

function inputOf({ loaded, checked: stacks, components, artifacts }: Compiled): CheckInput {
  const environment = withoutLeaving(loaded.environment);
  const emitted = artifacts.filter((artifact) => artifact.type === 'kubernetes');
  const texts = artifacts.filter((artifact) => artifact.type === 'text');
  const objects = asServed(environment, components, emitted);
  return { environment, stacks, components, objects, texts };
}

/** What the environment's own rules and the checks find, less what a waiver excuses. */
function checkCompiled(
  compiled: Compiled,
  judged: Judged | undefined,
  { commitDate, onStage }: CompileRequest,
  gone: readonly Diagnostic[],
): readonly Diagnostic[] {
  const { loaded } = compiled;
  onStage('check', loaded.name);
  const { environment } = loaded;
  // What checks would find in a result that is patched by halves says nothing.
  const isPatched = compiled.diagnostics.length === 0;
  const found = isPatched ? checkPatched(compiled) : compiled.diagnostics;
  const findings = [...loaded.diagnostics, ...found, ...(judged?.diagnostics ?? []), ...gone];
  const asOf = Object.keys(environment.waivers).length > 0 ? commitDate() : undefined;
  const isCompared = judged !== undefined;
  return applyWaivers({ environment, findings, asOf, isCompared }).map((each) =>
    locateIn(loaded, each),
  );
}

function checkPatched(compiled: Compiled): readonly Diagnostic[] {
  const { loaded } = compiled;
  return blamePatches(loaded.environment, checkEnvironment(inputOf(compiled)), (patches) => {
    const environment = { ...loaded.environment, patches };
    const other = compileEnvironment({ ...loaded, environment }, () => undefined);
    return other.diagnostics.length > 0 ? null : checkEnvironment(inputOf(other));
  });
}

/** Undefined: there is nothing to compare with, or nothing to compare. */
function judgeCompiled(
  { loaded }: Compiled,
  plan: FilePlan | undefined,
  past: PastFiles | undefined,
  { base, root, onStage }: CompileRequest,
): Judged | undefined {
  if (base === undefined || past === undefined) return undefined;
  if (plan === undefined || plan.diagnostics.length > 0) return undefined;
  onStage('lifecycle', loaded.name);
  const { files, named } = plan;
  return judgeChanges({ base, root, past, loaded, files, named, compile: madeOf });
}

/** Which environments there were is known only to those who look at all. */
function goneEnvironments(
  { base, names: asked }: CompileRequest,
  { names, folder }: Pick<Compilation, 'names' | 'folder'>,
): readonly Diagnostic[] {
  return base === undefined || asked.length > 0 ? [] : removedEnvironments(base, { names, folder });
}

function madeOf(loaded: LoadedEnvironment): Made {
  const { stacks, artifacts } = compileEnvironment(loaded, () => undefined);
  return { stacks, objects: artifacts.filter((each) => each.type === 'kubernetes') };
}

function planCompiled({ loaded, artifacts }: Compiled, lock: string, onStage: OnStage): FilePlan {
  onStage('serialize', loaded.name);
  const { name, environment } = loaded;
  const { folder } = environment.delivery;
  const plan = planEnvironment({ name, folder, artifacts, lock });
  const { diagnostics } = plan;
  return { ...plan, diagnostics: diagnostics.map((each) => locateIn(loaded, each)) };
}

function compileShared(compiled: readonly Compiled[]): readonly TextArtifact[] {
  const entries = compiled.map(({ loaded, stacks }) => ({
    environment: loaded.environment,
    stacks,
  }));
  return compileRepository(entries);
}

/** What no environment can know alone; each finding is located in the environment it is about. */
function checkShared(
  compiled: readonly Compiled[],
  shared: readonly TextArtifact[],
  onStage: OnStage,
): readonly Diagnostic[] {
  onStage('check');
  const textOf = (name: string) => shared.find(({ path }) => path === name)?.content ?? '';
  const [atlantis, server] = [textOf('atlantis.yaml'), textOf('atlantis-server.yaml')];
  // What is shared follows what comes out, also of what leaves.
  const inputs = compiled.map((each) => ({ ...inputOf(each), stacks: each.stacks }));
  return checkRepository({ inputs, atlantis, server }).map(({ environment, diagnostic }) => {
    const of = compiled.find(({ loaded }) => withoutLeaving(loaded.environment) === environment);
    return of ? locateIn(of.loaded, diagnostic) : diagnostic;
  });
}

function pagesOf({ pages, onStage }: CompileRequest): Files {
  if (pages !== 'none') onStage('pages');
  return renderPages(pages);
}

function isUrgent({ code, severity }: Diagnostic): boolean {
  const isOfKind = everyKind.some(({ codes }) => Object.hasOwn(codes ?? {}, code));
  return severity === 'error' || !(code.startsWith('model/') || isOfKind);
}

export type Changes = Emission['changes'];

export interface WriteRequest extends Omit<EmitRequest, 'target' | 'files'>, Omit<Place, 'folder'> {
  readonly compilation: Compilation;
}

function writeFiles({ compilation, ...request }: WriteRequest): Emission {
  const files = new Map([...compilation.files, ...compilation.pages]);
  const target = targetOf({ ...request, folder: compilation.folder });
  return emitFiles({ ...request, target, files });
}

/** What the door hands to the commands. */
export const pipeline = {
  everyCode,
  findRoot,
  sourceTextIn,
  editImageTag,
  compileFiles,
  reviewFiles,
  ...reporting(compileEnvironment),
  differingFiles,
  writeFiles,
  writeFolder,
  removeFolder,
  recallRun,
  rememberRun,
  edits,
};

export type Pipeline = typeof pipeline;
