// One environment against what is committed at the merge base.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { NamedArtifact } from '../../emit/name-files.ts';
import type { Files } from '../../emit/plan-files.ts';
import type { Base } from '../../lifecycle/base/base.ts';
import { documentsIn } from '../../lifecycle/base/documents-in.ts';
import { filesBefore } from '../../lifecycle/base/files-of.ts';
import { type Made, type Past, transitionOf } from '../../lifecycle/compare/transition-of.ts';
import { judgeEnvironment } from '../../lifecycle/judge-environment.ts';
import type { Compared, TransitionInput } from '../../lifecycle/transition.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import { locateIn } from '../../load/places/locate-in.ts';
import { once } from '../../model/values/once.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import { valueAt } from '../../model/values/value-at.ts';
import type { PastFiles } from './past-of.ts';

export interface ChangesOf {
  readonly base: Base;
  readonly root: string;
  readonly past: PastFiles;
  readonly loaded: LoadedEnvironment;
  readonly files: Files;
  readonly named: readonly NamedArtifact[];
  readonly compile: (loaded: LoadedEnvironment) => Made;
}

export interface Judged {
  readonly of: ChangesOf;
  readonly past: Past;
  readonly diagnostics: readonly Diagnostic[];
  readonly compared: Compared;
  /** Null: there was no such environment. */
  readonly transition: TransitionInput | null;
}

const FRESH = {
  transition: null,
  diagnostics: [],
  compared: { fresh: 1, unapplied: 0, stacks: 0, resources: 0, objects: 0 },
};

export function judgeChanges(request: ChangesOf): Judged {
  const { base, loaded, files, named } = request;
  const { name, environment } = loaded;
  const before = filesBefore(base, { name, folder: environment.delivery.folder, files });
  const past = pastOf(request);
  if (before === null) return { of: request, past, ...FRESH };
  const now = { environment, artifacts: named };
  const transition = transitionOf(before, past, now);
  const { resources, objects } = transition;
  return {
    of: request,
    past,
    transition,
    diagnostics: judgeEnvironment(transition).map((each) => told(loaded, each)),
    compared: {
      fresh: 0,
      unapplied: environment.applied ? 0 : 1,
      stacks: new Set(resources.map(({ stack }) => stack)).size,
      resources: resources.length,
      objects: objects.length,
    },
  };
}

/** What a layer says comes true in each environment above it, and each has its own to lose. */
function told(loaded: LoadedEnvironment, found: Diagnostic): Diagnostic {
  const isOwn = locateIn(loaded, found).at?.file === loaded.file;
  const message = isOwn ? found.message : `${found.message} (${loaded.name})`;
  const detail = `${loaded.name} ${found.message}`;
  return { ...atKey(loaded, found), message, args: { ...found.args, detail }, environments: [] };
}

/** A whole entry is shown at its name: the first line of what is in it says nothing of the rest. */
function atKey({ environment }: LoadedEnvironment, found: Diagnostic): Diagnostic {
  const { path = [] } = found;
  const isWhole = path.length > 0 && isPlainObject(valueAt(environment, path));
  return isWhole && found.target === undefined ? { ...found, target: 'key' } : found;
}

function pastOf({ base, past, loaded, compile }: ChangesOf): Past {
  const { name } = loaded;
  const was = once(() => past.environment(name));
  return {
    environment: () => was()?.environment ?? null,
    made: once(() => {
      const before = was();
      return before === null ? null : compile(before);
    }),
    elsewhere: once(() =>
      documentsIn(base, loaded.environment.delivery.folder, (other) => other !== name),
    ),
  };
}

/** What all environments come to; empty where none was compared. */
export function addUp(judged: readonly (Judged | undefined)[]): {
  readonly compared?: Compared;
  readonly judged?: readonly Judged[];
} {
  const all = judged.filter((each) => each !== undefined);
  if (all.length === 0) return {};
  const sum = (of: (each: Compared) => number) =>
    all.reduce((total, { compared }) => total + of(compared), 0);
  return {
    judged: all,
    compared: {
      fresh: sum(({ fresh }) => fresh),
      unapplied: sum(({ unapplied }) => unapplied),
      stacks: sum(({ stacks }) => stacks),
      resources: sum(({ resources }) => resources),
      objects: sum(({ objects }) => objects),
    },
  };
}

/** What the waivers of one environment excuse of all is excused for all. */
export function withoutExcused(
  shared: readonly Diagnostic[],
  found: readonly (readonly Diagnostic[])[],
): readonly Diagnostic[] {
  // Where no environment is left, nobody could excuse anything, and nobody repeats it.
  if (found.length === 0) return shared;
  const excused = new Set(shared.filter((each) => found.some((all) => !all.includes(each))));
  return found.flat().filter((each) => !excused.has(each));
}
