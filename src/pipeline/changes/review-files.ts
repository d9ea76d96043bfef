// All environments against the base, for a reviewer.
import { orderStacks } from '../../delivery/order-stacks.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Files } from '../../emit/plan-files.ts';
import type { Base } from '../../lifecycle/base/base.ts';
import { hasBlobId } from '../../lifecycle/base/blob-id.ts';
import { isCompared, placeInResults } from '../../lifecycle/base/files-of.ts';
import type { ObjectChange } from '../../lifecycle/transition.ts';
import { locateIn } from '../../load/places/locate-in.ts';
import { slugOf } from '../../model/naming/core.ts';
import { once } from '../../model/values/once.ts';
import type { Order } from '../../review/affected.ts';
import type { Change } from '../../review/change.ts';
import { changeOfText } from '../../review/changes-of.ts';
import type { Objects, Place } from '../../review/dangers/danger-judge.ts';
import type { Found } from '../../review/dangers/findings/remarks-of-findings.ts';
import type { WaiverEdit } from '../../review/dangers/findings/remarks-of-waivers.ts';
import { type Review, reviewChanges } from '../../review/review.ts';
import { goneIn } from './gone-environments.ts';
import type { Judged } from './judge-changes.ts';
import { changesOfAll, ownEdits } from './review-changes.ts';

export interface FilesToReview {
  readonly base: Base;
  readonly judged: readonly Judged[];
  /** Of all environments, and of the repository. */
  readonly files: Files;
  /** Of the results in the repository. */
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether all environments were compiled, so that what is not there is gone. */
  readonly isComplete: boolean;
}

export function reviewFiles(request: FilesToReview): Review {
  const { base, judged, files, folder, diagnostics, isComplete } = request;
  const all = new Map([...judged.flatMap(({ of }) => [...of.files]), ...files]);
  const gone = isComplete ? goneIn(base, folder, judged) : [];
  const names = [...judged.map(({ of }) => of.loaded.name), ...gone.map(({ name }) => name)];
  const texts = textChanges(base, all, { folder, names });
  return reviewChanges({
    base: base.revision,
    environments: names.length,
    changes: [...changesOfAll(judged), ...gone.flatMap(({ changes }) => changes), ...texts],
    findings: diagnostics.filter(({ code }) => code.startsWith('lifecycle/')),
    orders: judged.map(orderOf),
    found: [...judged.flatMap(foundIn), ...ofRemoved(diagnostics)],
    waivers: judged.flatMap(waiversIn),
    settings: new Map(judged.map((each) => [each.of.loaded.name, settingOf(each)])),
  });
}

/** Paths of what is not the content that git has. */
export function differingFiles(
  files: Files,
  blobs: ReadonlyMap<string, string>,
): readonly string[] {
  return [...files].flatMap(([path, text]) =>
    hasBlobId(text, blobs.get(path) ?? '') ? [] : [path],
  );
}

function orderOf({ of: { loaded, named } }: Judged): Order {
  const artifacts = named.map(({ artifact }) => artifact);
  const stacks = artifacts.filter((each) => each.type === 'terraform');
  const slug = slugOf(loaded.environment);
  const waves = artifacts.flatMap((each) => {
    if (each.type !== 'kubernetes' || each.object.kind !== 'Application') return [];
    const { name, annotations = {} } = each.object.metadata;
    const wave = annotations['argocd.argoproj.io/sync-wave'] ?? '0';
    return [[name.replace(`${slug}-`, ''), Number(wave)] as const];
  });
  return {
    environment: loaded.name,
    stacks: orderStacks(stacks).map(({ stack }) => stack),
    waves: new Map(waves),
  };
}

function foundIn({ of, diagnostics }: Judged): readonly Found[] {
  const { name } = of.loaded;
  return diagnostics.map((each) => {
    const finding = locateIn(of.loaded, each);
    // What a layer says is told of each environment above it.
    const message = finding.message.replace(` (${name})`, '');
    return { environment: name, finding: { ...finding, message } };
  });
}

function waiversIn({ of, transition }: Judged): readonly WaiverEdit[] {
  if (transition === null) return [];
  const { name } = of.loaded;
  return ownEdits(of)
    .filter(({ path }) => path[0] === 'waivers')
    .map((edit) => ({ environment: name, edit }));
}

/** Of environments that are gone, whose names the findings have. */
function ofRemoved(diagnostics: readonly Diagnostic[]): readonly Found[] {
  return diagnostics
    .filter(({ code }) => code === 'lifecycle/removes-environment')
    .map((finding) => ({ environment: String(finding.args['name']), finding }));
}

function settingOf({ of, transition }: Judged): Place | null {
  if (transition === null) return null;
  return { transition, objects: once(() => objectsOf(of.named, transition.objects)) };
}

function objectsOf(named: Judged['of']['named'], changes: readonly ObjectChange[]): Objects {
  const after = named.flatMap(({ artifact }) =>
    artifact.type === 'kubernetes' ? [artifact.object] : [],
  );
  const differing = new Set(changes.map((each) => each.after));
  const was = changes.flatMap(({ before }) => (before === null ? [] : [before]));
  return { before: [...after.filter((each) => !differing.has(each)), ...was], after };
}

interface Reviewed {
  /** Of the results in the repository. */
  readonly folder: string;
  /** Of environments that are there, or were. */
  readonly names: readonly string[];
}

/** Of what is neither a resource nor an object. */
function textChanges(base: Base, files: Files, reviewed: Reviewed): readonly Change[] {
  const now = [...files].flatMap(([path, after]) => {
    const environment = environmentOfText(path, reviewed);
    const isSame = hasBlobId(after, base.blobs.get(path) ?? '');
    return environment === undefined || isSame ? [] : [{ path, after, environment }];
  });
  const gone = [...base.blobs.keys()].flatMap((path) => {
    const environment = files.has(path) ? undefined : environmentOfText(path, reviewed);
    const isOne = environment !== undefined && reviewed.names.includes(environment);
    return isOne ? [{ path, after: null, environment }] : [];
  });
  const texts = [...now, ...gone];
  const before = base.read(texts.map(({ path }) => path));
  return texts.map(({ path, after, environment }) => {
    const of = { path, before: before.get(path) ?? null, after };
    return { ...changeOfText(environment, of), cause: { type: 'program' } };
  });
}

/** Empty for a file that concerns all; undefined for one that holds resources or objects. */
function environmentOfText(path: string, { folder }: Reviewed): string | undefined {
  const place = placeInResults(path, folder);
  return place !== undefined && isCompared(place) ? undefined : (place?.environment ?? '');
}
