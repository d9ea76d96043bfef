// One environment against the base, for a reviewer: what differs, and which line made it so.
import { neighboursOf } from '../../environment/neighbours.ts';
import { foldersOf } from '../../environment/rules.ts';
import type { Base } from '../../lifecycle/base/base.ts';
import { hasBlobId } from '../../lifecycle/base/blob-id.ts';
import { carryKey } from '../../load/layers/carry-key.ts';
import { keyChanges } from '../../load/layers/key-changes.ts';
import { loadVariant } from '../../load/load-environments.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import type { Tree } from '../../load/tree.ts';
import { oncePer } from '../../model/values/once-per.ts';
import { triesOf } from '../../review/causes/cause-changes.ts';
import { changesWithCauses } from '../../review/causes/changes-with-causes.ts';
import type { Variant } from '../../review/causes/effects.ts';
import type { Change, Edit } from '../../review/change.ts';
import { changesOfArtifact } from '../../review/changes-of.ts';
import { changesWithPolicies } from '../../review/policies/with-policies.ts';
import type { ChangesOf, Judged } from './judge-changes.ts';
import type { PastFiles } from './past-of.ts';

/** Compilations for the sake of causes, over all environments: about a second of them. */
const TRIES_MAX = 24;

/** What each environment changes; once so many edits were tried, those of others are told apart without. */
export function changesOfAll(judged: readonly Judged[]): readonly Change[] {
  let tries = 0;
  return judged.flatMap((each) => {
    tries += triesOf(ownEdits(each.of).length);
    return changesOf(each, tries <= TRIES_MAX);
  });
}

function changesOf({ of: request, past, transition }: Judged, isTried: boolean): readonly Change[] {
  const { base, loaded, named } = request;
  const { name } = loaded;
  if (transition === null) {
    const cause = { type: 'environment', name, is: 'new' } as const;
    const all = named.flatMap(({ artifact }) => changesOfArtifact(name, artifact, 'new'));
    return all.map((each) => ({ ...each, cause }));
  }
  const { objects } = transition;
  const resources = changesWithPolicies(transition);
  if (resources.length === 0 && objects.length === 0) return [];
  return changesWithCauses({
    ...{ environment: name, resources, objects },
    edits: editsOf(request),
    made: past.made,
    isProgramSame: base.isProgramSame(),
    variant: isTried ? variantsOf(request) : null,
  });
}

/** Edits of other environments, and of folders, are not tried. */
function variantsOf({ past, loaded, root, compile }: ChangesOf): Variant {
  const made = (tree: Tree | undefined) => {
    const variant = tree && loadVariant(root, loaded, tree);
    return variant && compile(variant);
  };
  return ({ path, of }) => {
    const before = past.environment(loaded.name);
    if (before === null || of !== loaded.name) return null;
    const without = made(carryKey(loaded.written, before.written, path));
    if (without !== undefined) return { without };
    const only = made(carryKey(before.written, loaded.written, path));
    return only === undefined ? null : { only };
  };
}

/** Of its own files, of those of the environments that it names, and of the folders of the repository. */
function editsOf(request: ChangesOf): readonly Edit[] {
  const { base, past, loaded } = request;
  const names = new Set(neighboursOf(loaded.environment).map(({ name }) => name));
  const others = past.edited().size === 0 ? [] : [...names].map((name) => past.neighbour(name));
  const written = others.flatMap((each) => (each === null ? [] : keyEdits(each, past)));
  return [...ownEdits(request), ...written, ...fileEdits(base, loaded)];
}

/** Of its own file and its layers. */
export const ownEdits = oncePer(({ past, loaded }: ChangesOf) => keyEdits(loaded, past));

function keyEdits({ name, written }: LoadedEnvironment, past: PastFiles): readonly Edit[] {
  const before = past.edited().size === 0 ? null : past.environment(name);
  if (before === null) return [];
  return keyChanges(before.written, written).map(({ at, ...change }) => {
    const { file, line, column } = at;
    return { ...change, of: name, file, line, column };
  });
}

/** Files of manifests, charts and modules: which line of one counts is not known. */
function fileEdits({ blobs }: Base, { environment, folders }: LoadedEnvironment): readonly Edit[] {
  return foldersOf(environment).flatMap(({ folder, path }) => {
    const now = folders.get(folder);
    if (now === undefined) return [];
    const start = `${folder}/`;
    const before = [...blobs.keys()].filter((each) => each.startsWith(start));
    const after = [...now.keys()].map((each) => start + each);
    return [...new Set([...before, ...after])]
      .filter((file) => !hasBlobId(now.get(file.slice(start.length)) ?? '', blobs.get(file) ?? ''))
      .map((file) => ({ ...WHOLE, of: '', file, path, isGone: !after.includes(file) }));
  });
}

const WHOLE = { line: 1, column: 1, before: undefined, after: undefined };
