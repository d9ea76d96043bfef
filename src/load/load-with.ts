// The stage without the concrete model: environments of any schema, rules and defaults.
import type { z } from 'zod';
import { type Diagnostic, hasErrors, type Path, type Result } from '../diagnostics/diagnostic.ts';
import type { Folders, FolderUse } from '../model/folder.ts';
import type { Reading } from '../model/schema/documents.ts';
import { frozen } from '../model/values/frozen.ts';
import { cutShort } from './cut-short.ts';
import { readInto } from './documents/read-into.ts';
import { type FoundEnvironment, findEnvironments, pickEnvironments } from './find-environments.ts';
import { readFolders } from './folders/read-folders.ts';
import {
  applyEntryDefaults,
  applyTierDefaults,
  type EntryDefaults,
} from './layers/apply-defaults.ts';
import { type Files, readLayers } from './layers/read-layers.ts';
import { diagnosticsOf, loadNeighbours } from './load-neighbours.ts';
import type { Loaded, LoadedAlone } from './loaded-environment.ts';
import { nameFaults } from './name-faults.ts';
import { onePerFault } from './one-per-fault.ts';
import { locate, seek } from './places/locate.ts';
import { locateIn, nameHolder, relateIn } from './places/locate-in.ts';
import type { Places } from './places/places.ts';
import { ENVIRONMENTS, withoutMark } from './read-text.ts';
import { validateTree, withoutEchoes } from './schema/validate-tree.ts';
import { sortKeys } from './sort-keys.ts';
import { type Tree, toPlain } from './tree.ts';
import { parseYaml } from './yaml/parse-yaml.ts';

export interface EnvironmentModel<E> {
  readonly schema: z.ZodType<E>;
  readonly tierDefaults: Readonly<Record<string, unknown>>;
  /** Keys that get no defaults of the tier where they are not written. */
  readonly optionalParts: readonly string[];
  readonly entryDefaults: readonly EntryDefaults[];
  /** What it refers to beside itself, and is read before its rules are asked. */
  readonly readings: (environment: E) => readonly Reading[];
  /** Asked beside the schema: what is written, before it fills in what is not. */
  readonly writtenRules: readonly ((written: unknown) => readonly Diagnostic[])[];
  readonly rules: readonly ((environment: E) => readonly Diagnostic[])[];
  /** Folders of the repository that it names. */
  readonly folders: (environment: E) => readonly FolderUse[];
  readonly folderRules: readonly ((environment: E, folders: Folders) => readonly Diagnostic[])[];
  /** Other environments that one cannot be compiled without, and where it names them. */
  readonly neighbours: (environment: E) => readonly Named[];
  /** Asked when every environment is valid by itself. */
  readonly landscapeRules: readonly LandscapeRule<E>[];
}

interface Named {
  /** Such as `landing-zone/network`. */
  readonly name: string;
  readonly path: Path;
}

type LandscapeRule<E> = (
  environment: E,
  landscape: ReadonlyMap<string, E>,
) => readonly Diagnostic[];

export interface LoadRequest {
  /** The folder that holds `environments/`. */
  readonly root: string;
  /** Such as `learning-hub/prod`; none means all. */
  readonly names: readonly string[];
  /** Texts that count instead of those on disk, by file. */
  readonly edits?: ReadonlyMap<string, string> | undefined;
}

/** `diagnostics` holds those of all environments; warnings are also kept with theirs. */
export function loadWith<E>(
  model: EnvironmentModel<E>,
  { root, names, edits }: LoadRequest,
): Result<readonly Loaded<E>[]> {
  const all = findEnvironments(root, edits?.keys());
  if (all.value === undefined) return all;
  const found = pickEnvironments(all, names);
  if (found.value === undefined) return found;
  const edited = [...(edits ?? [])]
    .filter(([file]) => file.startsWith(`${ENVIRONMENTS}/`))
    .map(([file, source]) => [file, parseYaml(file, withoutMark(source))] as const);
  const files: Files = { root, parsed: new Map(edited) };
  const load = (each: FoundEnvironment) => cutShort(loadOne(model, files, each), each.file);
  const asked = new Map(found.value.map((each) => [each.name, load(each)]));
  const attempts = [...asked.values()];
  const others = loadNeighbours({ all: all.value, asked, namedBy: model.neighbours, load });
  const diagnostics = onePerFault([
    ...found.diagnostics,
    ...diagnosticsOf(attempts),
    ...others.diagnostics,
  ]);
  if (hasErrors(diagnostics)) return { diagnostics };
  const environments = attempts.flatMap(({ value }) => value ?? []);
  const landscape = new Map(
    [...environments, ...others.value].map(({ name, environment }) => [name, environment]),
  );
  const places = [...environments, ...others.value];
  const value = environments.map((each) => inLandscape(model, each, { landscape, places }));
  const complete = onePerFault([...diagnostics, ...value.flatMap((each) => each.diagnostics)]);
  return hasErrors(complete) ? { diagnostics: complete } : { value, diagnostics: complete };
}

interface Landscape<E> {
  readonly landscape: ReadonlyMap<string, E>;
  readonly places: readonly Places[];
}

function inLandscape<E>(
  model: EnvironmentModel<E>,
  alone: LoadedAlone<E>,
  { landscape, places }: Landscape<E>,
): Loaded<E> {
  const broken = model.landscapeRules
    .flatMap((rule) => rule(alone.environment, landscape))
    .map((each) => locateIn(alone, each, places));
  return { ...alone, landscape, diagnostics: onePerFault([...alone.diagnostics, ...broken]) };
}

function loadOne<E>(
  model: EnvironmentModel<E>,
  files: Files,
  found: FoundEnvironment,
): Result<LoadedAlone<E>> {
  const { value, diagnostics: faults } = loadLayers(model, files, found);
  const diagnostics = faults.map((each) => nameHolder(found, each));
  return value === undefined ? { diagnostics } : { value: { ...value, diagnostics }, diagnostics };
}

function loadLayers<E>(
  model: EnvironmentModel<E>,
  files: Files,
  found: FoundEnvironment,
): Result<Omit<LoadedAlone<E>, 'diagnostics'>> {
  const layers = readLayers(files, found.file);
  return layers.value === undefined ? layers : loadWritten(model, files, found, layers.value);
}

function loadWritten<E>(
  model: EnvironmentModel<E>,
  files: Files,
  found: FoundEnvironment,
  written: Tree,
): Result<Omit<LoadedAlone<E>, 'diagnostics'>> {
  const tiered = applyTierDefaults(written, model.tierDefaults, model.optionalParts);
  const tree = applyEntryDefaults(tiered, model.entryDefaults);
  const { value, diagnostics } = check(model, files, { tree, found });
  if (value === undefined) return { diagnostics };
  const { name, file } = found;
  return { value: { name, file, written, ...value }, diagnostics };
}

/** A loaded environment with something else written in it; undefined where that is not valid. */
export function loadVariantWith<E>(
  model: EnvironmentModel<E>,
  root: string,
  loaded: Loaded<E>,
  written: Tree,
): Loaded<E> | undefined {
  const { name, file, landscape } = loaded;
  const [system = '', environment = ''] = name.split('/');
  const found = { name, file, system, environment };
  const { value } = loadWritten(model, { root, parsed: new Map() }, found, written);
  if (value === undefined) return undefined;
  const others = new Map(landscape).set(name, value.environment);
  const alone = { ...value, diagnostics: [] };
  const variant = inLandscape(model, alone, { landscape: others, places: [] });
  return hasErrors(variant.diagnostics) ? undefined : variant;
}

function placesIn(tree: Tree, { name, file }: FoundEnvironment): Places {
  return {
    name,
    file,
    locate: (path, target) => locate(tree, path, target),
    seek: (path) => seek(tree, path),
  };
}

interface Parsed {
  readonly tree: Tree;
  readonly found: FoundEnvironment;
}

/** Rules only see what the schema accepts: asked about broken input, they would report echoes. */
function check<E>(
  model: EnvironmentModel<E>,
  files: Files,
  { tree, found }: Parsed,
): Result<Pick<LoadedAlone<E>, 'environment' | 'folders' | 'locate' | 'seek'>> {
  const validated = validateTree(model.schema, tree);
  const places = placesIn(tree, found);
  const written = toPlain(tree);
  const misplaced = model.writtenRules.flatMap((rule) => rule(written));
  const faults = onePerFault(
    withoutEchoes([
      ...nameFaults(files, tree, found),
      ...validated.diagnostics.map((each) => relateIn(places, each)),
      ...misplaced.map((each) => locateIn(places, each)),
    ]),
  );
  if (validated.value === undefined || hasErrors(faults)) return { diagnostics: faults };
  const readings = model.readings(validated.value);
  const completed = readInto({ root: files.root, tree }, validated.value, readings);
  if (completed.value === undefined) return completed;
  // Rules see the order of the file, so that of two alike the later one is at fault.
  // Extensions are asked about it as well: what one changes, all that follows would take for written.
  const environment = frozen(completed.value.environment);
  const folders = readFolders(files.root, model.folders(environment));
  const broken = [
    ...model.rules.flatMap((rule) => rule(environment)),
    ...folders.diagnostics,
    ...model.folderRules.flatMap((rule) => rule(environment, folders.value)),
  ];
  const completePlaces = placesIn(completed.value.tree, found);
  const located = broken.map((each) => locateIn(completePlaces, each));
  const diagnostics = onePerFault([...faults, ...located]);
  if (hasErrors(diagnostics)) return { diagnostics };
  const sorted = frozen(sortKeys(environment));
  const value = { environment: sorted, folders: folders.value, ...completePlaces };
  return { value, diagnostics };
}
