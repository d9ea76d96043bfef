// What explaining needs of the other stages, made when it is asked for and kept.

import { relative, sep } from 'node:path';
import { compileApps } from '../../apps/compile-apps.ts';
import { hasErrors, type Result } from '../../diagnostics/diagnostic.ts';
import { type FilePlan, planEnvironment } from '../../emit/plan-files.ts';
import { readLock } from '../../emit/read-repository.ts';
import { withoutLeaving } from '../../environment/leaving/leavers.ts';
import type { Sources } from '../../explain/source/find-constant.ts';
import { type Laboratory, openLaboratory, type Plane } from '../../explain/trials/laboratory.ts';
import { compileInfra } from '../../infra/compile-infra.ts';
import { layersIn } from '../../load/layers/layers-of.ts';
import { loadEnvironments, tryVariant } from '../../load/load-environments.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import { readSources } from '../../load/read-sources.ts';
import type { Artifact } from '../../model/artifact.ts';
import { once } from '../../model/values/once.ts';
import { compilePlatform } from '../../platform/compile-platform.ts';
import { type Compiled, compileEnvironment } from '../environment/compile-environment.ts';

export interface ExplainRequest {
  readonly root: string;
  /** Of groundplan itself. */
  readonly home: string;
  /** How long may be sought for one field, in milliseconds. */
  readonly time: number;
  readonly now: () => number;
}

export interface Opened {
  readonly loaded: LoadedEnvironment;
  readonly compiled: Compiled;
  readonly plan: FilePlan;
  readonly laboratory: Laboratory;
}

export interface Program {
  readonly request: ExplainRequest;
  readonly layers: ReturnType<typeof layersIn>;
  readonly load: (name: string) => Result<LoadedEnvironment>;
  readonly open: (name: string) => Result<Opened>;
  /** Null: nothing comes of it. */
  readonly compile: (loaded: LoadedEnvironment, plane?: Plane) => readonly Artifact[] | null;
  readonly sources: () => Sources;
  /** Where a file of groundplan lies for whoever asks. */
  readonly placeOfOurs: (file: string) => string;
}

export function openProgram(request: ExplainRequest): Program {
  const { root, home, now } = request;
  const lock = once(() => readLock(root).text);
  const known = new Map<string, Result<LoadedEnvironment>>();
  const load = (name: string): Result<LoadedEnvironment> => {
    const found = known.get(name) ?? loadOne(root, name);
    known.set(name, found);
    return found;
  };
  const compile = (loaded: LoadedEnvironment, plane: Plane = 'all') => {
    try {
      // Patches are told what they do not find, wherever it is.
      const isPatched = Object.keys(loaded.environment.patches).length > 0;
      if (!isPatched && plane !== 'all') return compilePlane(loaded, plane);
      const { diagnostics, artifacts } = compileEnvironment(loaded, () => undefined);
      return diagnostics.length > 0 ? null : artifacts;
    } catch {
      // What the rules would have refused may come to nothing that can be made.
      return null;
    }
  };
  const opened = new Map<string, Result<Opened>>();
  const openOne = (name: string): Result<Opened> => {
    const { value: loaded, diagnostics } = load(name);
    if (loaded === undefined) return { diagnostics };
    const compiled = compileEnvironment(loaded, () => undefined);
    const { folder } = loaded.environment.delivery;
    const plan = planEnvironment({ name, folder, artifacts: compiled.artifacts, lock: lock() });
    const faults = [...compiled.diagnostics, ...plan.diagnostics];
    if (hasErrors(faults)) return { diagnostics: faults };
    const others = [...loaded.landscape.keys()].filter((other) => other !== name);
    const laboratory = openLaboratory({
      ...{ loaded, compile, now },
      neighbours: once(() => others.flatMap((other) => load(other).value ?? [])),
      tryVariant: (of, variation) => tryVariant(root, of, variation),
    });
    return { value: { loaded, compiled, plan, laboratory }, diagnostics: [] };
  };
  return {
    ...{ request, load, compile },
    layers: layersIn(root),
    placeOfOurs: (file) => (file.startsWith('src/') ? `${installedIn(root, home)}${file}` : file),
    open: (name) => {
      const found = opened.get(name) ?? openOne(name);
      opened.set(name, found);
      return found;
    },
    sources: once(() => new Map([...readSources(home, 'src'), ...readSources(root, 'extensions')])),
  };
}

function loadOne(root: string, name: string): Result<LoadedEnvironment> {
  const { value, diagnostics } = loadEnvironments({ root, names: [name] });
  const loaded = value?.[0];
  return loaded === undefined || hasErrors(diagnostics)
    ? { diagnostics }
    : { value: loaded, diagnostics };
}

function compilePlane(loaded: LoadedEnvironment, plane: 'stacks' | 'objects'): readonly Artifact[] {
  const { landscape, folders } = loaded;
  if (plane === 'stacks') return compileInfra(loaded.environment, landscape, folders);
  const environment = withoutLeaving(loaded.environment);
  return [
    ...compilePlatform(environment, landscape).artifacts,
    ...compileApps(environment).artifacts,
  ];
}

/** `node_modules/groundplan/`; nothing where it is no package of the repository. */
function installedIn(root: string, home: string): string {
  const path = relative(root, home).replaceAll(sep, '/');
  return path === '' || path.startsWith('..') ? '' : `${path}/`;
}
