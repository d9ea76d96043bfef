// The staircase, one step below the other: load → compile → check → emit.
import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
import { type Emission, type EmitRequest, emitFiles } from './emit/emit-files.ts';
import type { Files } from './emit/plan-files.ts';
import { findRoot, readLock } from './emit/read-repository.ts';
import { type Place, targetOf } from './emit/target.ts';
import { removeFolder, writeFolder } from './emit/write-folder.ts';
import { everyCode } from './environment/every-code.ts';
import { everyKind, extensionFault } from './kinds/kinds.ts';
import type { Base } from './lifecycle/base/base.ts';
import type { Compared } from './lifecycle/transition.ts';
import { loadEnvironments } from './load/load-environments.ts';
import { faultOf, onePerFault } from './load/one-per-fault.ts';
import { sourceTextIn } from './load/read-text.ts';
import { OUTPUT_FOLDER } from './model/delivery/output-folder.ts';
import { judgeAll } from './pipeline/changes/judge-all.ts';
import { addUp, type Judged, withoutExcused } from './pipeline/changes/judge-changes.ts';
import { differingFiles, reviewFiles } from './pipeline/changes/review-files.ts';
import { editImageTag } from './pipeline/edit-image-tag.ts';
import { edits } from './pipeline/edits/edits.ts';
import { compileEnvironment } from './pipeline/environment/compile-environment.ts';
import { excuse } from './pipeline/environment/excuse.ts';
import { type Part, partsOf, standingFiles } from './pipeline/environment/parts.ts';
import { answering, readTogether } from './pipeline/environment/together.ts';
import { explainWords } from './pipeline/explain/explain.ts';
import { type Depends, dependsOn } from './pipeline/recall/depends-on.ts';
import type { Told } from './pipeline/recall/keep-environments.ts';
import type { Recollection } from './pipeline/recall/kept.ts';
import { recallRun } from './pipeline/recall/recall-run.ts';
import { type Pages, renderPages } from './pipeline/render-pages.ts';
import { reporting } from './pipeline/report/report-files.ts';
import { versionsWith } from './pipeline/report/versions-in.ts';
import { NOTHING_SHARED, type Shared, sharedBy } from './pipeline/shared.ts';
import type { OnStage } from './pipeline/stage.ts';
import type { Crew } from './workers/crew.ts';

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
  /** What an earlier run found, where it is as true as then. */
  readonly recalled?: Recollection | undefined;
  /** Threads for so many environments, where that is worth it. Absent: none. */
  readonly crew?: ((tasks: number) => Crew | null) | undefined;
  readonly onStage: OnStage;
}

export interface Compilation {
  readonly names: readonly string[];
  /** What should exist, by path relative to the root; empty when there are errors. */
  readonly files: Files;
  /** What lies there as it should, and was not compiled. Absent: nothing. */
  readonly standing?: ReadonlySet<string>;
  /** Of the results in the repository. */
  readonly folder: string;
  /** Generated documentation; empty unless it was asked for. */
  readonly pages: Files;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent: there are errors. */
  readonly depends?: Depends;
  /** Of each environment, and of all; for a later run. Absent: there are errors. */
  readonly told?: { readonly each: readonly Told[]; readonly shared: Shared };
  /** Absent: nothing was compared with a base. */
  readonly compared?: Compared;
  /** Absent as well then. */
  readonly judged?: readonly Judged[];
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
  const { names: asked, edits = NONE, base, recalled, onStage } = request;
  const { load, lock, loaded, ...work } = readAll(request);
  const { folder = OUTPUT_FOLDER } = loaded[0]?.environment.delivery ?? {};
  const names = loaded.map(({ name }) => name).sort();
  const empty = { names, folder, files: NONE, pages: NONE };
  const found = [...load.diagnostics, ...lock.diagnostics];
  // Warnings may be waived, which only a valid environment says: they come with the next run.
  if (hasErrors(found)) return { ...empty, diagnostics: found.filter(isUrgent) };

  const { root } = request;
  const isComplete = asked.length === 0;
  const parts = partsOf(load, { ...work, lock: lock.text });
  const { judged, gone } = judgeAll(parts, { base, root, names, folder, isComplete, onStage });
  const compilation = { ...empty, ...addUp(judged) };
  const each = parts.map((part, at) => tell(part, { request, judged: judged[at], gone }));
  const ofEnvironments = new Set(
    loaded.flatMap(({ diagnostics: own }) => own.map((one) => faultOf(one))),
  );
  const said = each.map((told) => told.said.diagnostics);
  // What stands in a layer is found again in each environment above it.
  const diagnostics = onePerFault([
    ...found.filter((one) => !ofEnvironments.has(faultOf(one))),
    ...withoutExcused(gone, said),
    ...parts.flatMap(({ conflicts }) => conflicts),
  ]);
  if (hasErrors(diagnostics)) return { ...compilation, diagnostics };

  onStage('check');
  const isShared = isComplete && parts.length > 0;
  const shared = isShared ? sharedBy(parts, recalled?.shared ?? null) : NOTHING_SHARED;
  const all = [...diagnostics, ...shared.diagnostics];
  if (hasErrors(shared.diagnostics)) return { ...compilation, diagnostics: all };

  const standingPages = isComplete ? (recalled?.pages ?? []) : [];
  const files = [...parts.map((part) => part.files), shared.files, edits];
  return {
    ...compilation,
    files: new Map(files.flatMap((some) => [...some])),
    standing: new Set([...standingFiles(parts), ...standingPages]),
    pages: isComplete && standingPages.length === 0 ? pagesOf(request) : NONE,
    depends: dependsOn(loaded),
    told: { each, shared },
    diagnostics: all,
  };
}

/** What a run begins with: environments that are read here, or by a crew, or were by an earlier run. */
function readAll(request: CompileRequest) {
  const { root, names, edits = NONE, base, recalled, onStage } = request;
  onStage('load');
  const isCompared = base !== undefined;
  const standing = recalled?.standing ?? new Map();
  const isAlone = edits.size > 0 || isCompared;
  const crew = isAlone ? null : (request.crew ?? null);
  const together = readTogether({ root, names, standing, crew, onStage });
  const known = new Map([...standing, ...together.read]);
  const load = loadEnvironments({ root, names, edits, standing: known });
  const loaded = [...(load.value ?? []), ...(load.standing ?? [])];
  const lock = readLock(root, edits);
  return { root, load, lock, loaded, standing, together, isCompared, onStage };
}

interface Telling {
  readonly request: CompileRequest;
  readonly judged: Judged | undefined;
  readonly gone: readonly Diagnostic[];
}

function tell(part: Part, { request, judged, gone }: Telling): Told {
  const { placed, found, kept } = part;
  const changes = [...(judged?.diagnostics ?? []), ...gone];
  const asked = { found, changes, isCompared: judged !== undefined, known: kept?.head.said };
  return { part, said: excuse(placed, { ...asked, commitDate: request.commitDate }) };
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
  /** What the run has found on disk, if it has recalled another one. */
  readonly recalled?: Recollection | undefined;
}

function writeFiles({ compilation, recalled, ...request }: WriteRequest): Emission {
  const { standing, folder } = compilation;
  const files = new Map([...compilation.files, ...compilation.pages]);
  const disk = recalled?.folder === folder ? recalled.disk : undefined;
  return emitFiles({ ...request, target: targetOf({ ...request, folder }), files, standing, disk });
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
  versionsIn: (request: { readonly root: string; readonly names: readonly string[] }) =>
    versionsWith(compileEnvironment, request),
  differingFiles,
  writeFiles,
  writeFolder,
  removeFolder,
  recallRun,
  answering,
  explain: explainWords,
  edits,
};

export type Pipeline = typeof pipeline;
