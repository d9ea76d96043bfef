// The stage without the concrete model: environments of any schema, rules and defaults.

import type { z } from 'zod';
import { type Diagnostic, hasErrors, type Path, type Result } from '../diagnostics/diagnostic.ts';
import type { Folders, FolderUse } from '../model/folder.ts';
import type { Reading } from '../model/schema/documents.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { OlderForm } from '../model/schema/older-forms.ts';
import { frozen } from '../model/values/frozen.ts';
import { once } from '../model/values/once.ts';
import { withoutMark } from '../model/values/without-mark.ts';
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
import { diagnosticsOf, loadNeighbours, unknownNeighbours } from './load-neighbours.ts';
import type { Loaded, LoadedAlone, Placed, Standing, Valid } from './loaded-environment.ts';
import { nameFaults } from './name-faults.ts';
import { onePerFault } from './one-per-fault.ts';
import { locate, seek } from './places/locate.ts';
import { locateIn, nameHolder, relateIn } from './places/locate-in.ts';
import type { Places } from './places/places.ts';
import { ENVIRONMENTS } from './read-text.ts';
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
  /** What earlier versions wrote otherwise. */
  readonly olderForms?: readonly OlderForm[];
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

export interface LoadRequest<E = Environment> {
  /** The folder that holds `environments/`. */
  readonly root: string;
  /** Such as `learning-hub/prod`; none means all. */
  readonly names: readonly string[];
  /** Texts that count instead of those on disk, by file. */
  readonly edits?: ReadonlyMap<string, string> | undefined;
  /** Environments that need not be read, by name. */
  readonly standing?: ReadonlyMap<string, Standing<E>> | undefined;
  /** Codes of errors among neighbours that an edit is about to mend: they withhold nothing. */
  readonly mends?: readonly string[];
}

/** `value` holds what was read; what was not stands beside it. */
export type LoadResult<E> = Result<readonly Loaded<E>[]> & {
  readonly standing?: readonly Placed<E>[];
};

/** `diagnostics` holds those of all environments; warnings are also kept with theirs. */
export function loadWith<E>(
  model: EnvironmentModel<E>,
  { root, names, edits, standing = new Map(), mends = [] }: LoadRequest<E>,
): LoadResult<E> {
  const all = findEnvironments(root, edits?.keys());
  if (all.value === undefined) return all;
  const found = pickEnvironments(all, names);
  if (found.value === undefined) return found;
  const edited = [...(edits ?? [])]
    .filter(([file]) => file.startsWith(`${ENVIRONMENTS}/`))
    .map(([file, source]) => [file, parseYaml(file, withoutMark(source))] as const);
  const files: Files = { root, parsed: new Map(edited) };
  const load = (each: FoundEnvironment) => cutShort(loadOne(model, files, each), each.file);
  const recall = (each: FoundEnvironment): Result<Valid<E>> => {
    const known = standing.get(each.name);
    return known === undefined ? load(each) : recalled(each, known, () => load(each).value);
  };
  const asked = new Map(found.value.map((each) => [each.name, recall(each)]));
  const attempts = [...asked.values()];
  const others = loadNeighbours({ all: all.value, asked, namedBy: model.neighbours, load: recall });
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
  const placed = environments.map((each) => inLandscape(model, each, { landscape, places }));
  const complete = onePerFault([...diagnostics, ...placed.flatMap((each) => each.diagnostics)]);
  const left = complete.filter(({ code }) => !mends.includes(code));
  if (hasErrors(left)) return { diagnostics: complete };
  return {
    value: placed.filter(isRead),
    standing: placed.filter((each) => !isRead(each)),
    diagnostics: complete,
  };
}

function isRead<E>(each: Placed<E>): each is Loaded<E> {
  return 'folders' in each;
}

/** Where its parts stand is read only if somebody asks. */
function recalled<E>(
  { name, file }: FoundEnvironment,
  { environment, diagnostics }: Standing<E>,
  load: () => Valid<E> | undefined,
): Result<Valid<E>> {
  const read = once(load);
  const value: Valid<E> = {
    ...{ name, file, environment: frozen(environment), diagnostics },
    locate: (path, target) => read()?.locate(path, target),
    seek: (path) => read()?.seek(path),
  };
  return { value, diagnostics };
}

interface Landscape<E> {
  readonly landscape: ReadonlyMap<string, E>;
  readonly places: readonly Places[];
}

function inLandscape<E, A extends Valid<E>>(
  model: EnvironmentModel<E>,
  each: A,
  { landscape, places }: Landscape<E>,
): A & Placed<E> {
  const alone = each.diagnostics;
  const broken = model.landscapeRules
    .flatMap((rule) => rule(each.environment, landscape))
    .map((found) => locateIn(each, found, places));
  return { ...each, landscape, alone, diagnostics: onePerFault([...alone, ...broken]) };
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
  const asked = new Set<string>();
  const { olderForms: forms = [] } = model;
  const layers = readLayers({ ...files, asked, forms }, found.file);
  if (layers.value === undefined) return layers;
  const { value, diagnostics: faults } = loadWritten(model, files, found, layers.value);
  const diagnostics = [...layers.diagnostics, ...faults];
  if (value === undefined) return { diagnostics };
  return { value: { ...value, layers: [...asked] }, diagnostics };
}

interface Sources extends Files {
  readonly isLenient?: boolean;
}

function loadWritten<E>(
  model: EnvironmentModel<E>,
  files: Sources,
  found: FoundEnvironment,
  written: Tree,
): Result<Omit<LoadedAlone<E>, 'diagnostics' | 'layers'>> {
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
  return tryVariantWith(model, root, loaded, { written }).value;
}

/** What is written otherwise in a loaded environment. */
export interface Variation {
  readonly written: Tree;
  /** Of its folder and file, where it is called otherwise as well. Absent: the same. */
  readonly name?: string;
  /** Whether what the rules find is only told, so that it is tried all the same. Absent: it is not. */
  readonly isLenient?: boolean;
}

/** The same, with what keeps it from being valid; neighbours are those of `loaded.landscape`. */
export function tryVariantWith<E>(
  model: EnvironmentModel<E>,
  root: string,
  loaded: Loaded<E>,
  { written, name = loaded.name, isLenient = false }: Variation,
): { readonly value?: Loaded<E>; readonly diagnostics: readonly Diagnostic[] } {
  const { file, landscape, layers } = loaded;
  const [system = '', environment = ''] = name.split('/');
  const found = { name, file, system, environment };
  const attempt = loadWritten(model, { root, parsed: new Map(), isLenient }, found, written);
  const { value } = attempt;
  if (value === undefined) return { diagnostics: attempt.diagnostics };
  const others = new Map(landscape).set(name, value.environment);
  const alone = { ...value, layers, diagnostics: [] };
  const strangers = unknownNeighbours(alone, model.neighbours, others);
  if (strangers.length > 0) return { diagnostics: strangers };
  const variant = inLandscape(model, alone, { landscape: others, places: [] });
  const diagnostics = [...attempt.diagnostics, ...variant.diagnostics];
  return hasErrors(diagnostics) && !isLenient ? { diagnostics } : { value: variant, diagnostics };
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
  files: Sources,
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
  const isRefused = hasErrors(faults) && files.isLenient !== true;
  if (validated.value === undefined || isRefused) return { diagnostics: faults };
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
  if (hasErrors(diagnostics) && files.isLenient !== true) return { diagnostics };
  const sorted = frozen(sortKeys(environment));
  const value = { environment: sorted, folders: folders.value, ...completePlaces };
  return { value, diagnostics };
}
