// Where environments are tried with some keys written otherwise: what is valid is compiled, and kept.
import { type Diagnostic, hasErrors, type Path } from '../../diagnostics/diagnostic.ts';
import type { Variation } from '../../load/load-with.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import { type Tree, treeAt } from '../../load/tree.ts';
import type { Artifact } from '../../model/artifact.ts';
import { once } from '../../model/values/once.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import { entryOf } from '../../model/values/value-at.ts';
import type { Key } from '../keys/key.ts';
import { keysOf } from '../keys/keys-of.ts';
import { type Pool, poolOf } from '../keys/other-values.ts';
import { setAt } from '../keys/set-at.ts';
import { applyEdit, type Edit, idOfEdit } from './edit.ts';

interface Attempt {
  readonly value?: LoadedEnvironment;
  readonly diagnostics: readonly Diagnostic[];
}

/** `stacks` and `objects` come out without each other, for a part of the time. */
export type Plane = 'stacks' | 'objects' | 'all';

export interface Equipment {
  readonly loaded: LoadedEnvironment;
  /** Those that it names, loaded for themselves. */
  readonly neighbours: () => readonly LoadedEnvironment[];
  readonly tryVariant: (loaded: LoadedEnvironment, variation: Variation) => Attempt;
  /** All of it, or at least what is on one plane. Null: it cannot be. */
  readonly compile: (loaded: LoadedEnvironment, plane: Plane) => readonly Artifact[] | null;
  /** In milliseconds. */
  readonly now: () => number;
}

/** What comes out with the edits; a result that is called otherwise is looked for by `renames` as well. */
export interface Outcome {
  readonly artifacts: readonly Artifact[];
  readonly renames: readonly (readonly [string, string])[];
}

export interface Laboratory {
  readonly keys: readonly Key[];
  readonly neighbourKeys: () => readonly Key[];
  readonly pool: () => Pool;
  /** Edits that were tried alone, and of which nothing comes. */
  readonly impossible: Set<Edit>;
  /** Why nothing comes of it; null where something may, though rules may refuse it. */
  readonly faultsOf: (edits: readonly Edit[]) => readonly Diagnostic[] | null;
  /** Whether the rules take it as well. */
  readonly isValid: (edits: readonly Edit[]) => boolean;
  /** Null: nothing comes of it. */
  readonly outcomeOf: (edits: readonly Edit[], plane: Plane) => Outcome | null;
  readonly now: () => number;
}

export function openLaboratory(equipment: Equipment): Laboratory {
  const { loaded, neighbours, compile, now } = equipment;
  const known = new Map<string, Outcome | null>();
  const loadedOf = variantsIn(equipment);
  const outcomeOf = (edits: readonly Edit[], plane: Plane): Outcome | null => {
    const id = `${plane} ${edits.map(idOfEdit).join('\n')}`;
    const found = known.get(id);
    if (found !== undefined) return found;
    const { value, diagnostics } = loadedOf(edits);
    const isPossible = value !== undefined && !diagnostics.some(isBlocking);
    const artifacts = isPossible ? compile(value, plane) : null;
    const outcome = artifacts && { artifacts, renames: renamesOf(edits) };
    known.set(id, outcome);
    return outcome;
  };
  const neighbourKeys = () =>
    neighbours().flatMap((each) => keysOf(each).filter(({ type }) => type !== 'default'));
  return {
    ...{ outcomeOf, now, neighbourKeys },
    impossible: new Set(),
    keys: keysOf(loaded),
    faultsOf: (edits) => {
      const { value, diagnostics } = loadedOf(edits);
      const blocking = diagnostics.filter(isBlocking);
      return value === undefined || blocking.length > 0
        ? [...blocking, ...(value ? [] : diagnostics)]
        : null;
    },
    isValid: (edits) => {
      const { value, diagnostics } = loadedOf(edits);
      return value !== undefined && !hasErrors(diagnostics);
    },
    pool: once(() => poolOf([...keysOf(loaded), ...neighbours().flatMap(keysOf)])),
  };
}

/** What names something that is not there has nothing to come to. */
function isBlocking({ code }: Diagnostic): boolean {
  return /^model\/unknown-/.test(code);
}

/** A word that is like the name was no name. */
function isOfNames(fault: Diagnostic): boolean {
  return isBlocking(fault) || fault.code === 'load/wrong-format';
}

/** One name leads to another, as from a target to the service behind it. */
const FOLLOWED_MAX = 4;

/** What a fault names by the old name gets the new one, and what went along by mistake gets the old one back.
 * Undefined: no fault is about such a text. */
function followed(
  tree: Tree,
  faults: readonly Diagnostic[],
  edits: readonly Edit[],
): Tree | undefined {
  const renames = edits.filter(({ how }) => how.startsWith('renamed'));
  let all = tree;
  for (const { path = [] } of faults) all = followedAt(all, path, renames) ?? all;
  return all === tree ? undefined : all;
}

/** The text, or the key of what stands there. */
function followedAt(tree: Tree, path: Path, renames: readonly Edit[]): Tree | undefined {
  const found = treeAt(tree, path);
  if (found === undefined) return undefined;
  if (found.kind === 'scalar' && typeof found.value === 'string') {
    const value = otherwise(found.value, renames);
    if (value !== found.value) return setAt(tree, path, { ...found, value });
  }
  const key = String(path.at(-1));
  const other = otherwise(key, renames);
  const without = other === key ? undefined : setAt(tree, path, undefined);
  return without && setAt(without, [...path.slice(0, -1), other], found);
}

/** Also as a part of a text, such as `bucket/media`. */
function otherwise(text: string, renames: readonly Edit[]): string {
  const name = (part: string) => {
    const edit = renames.find(({ from, to }) => part === from || part === to);
    if (edit === undefined) return part;
    return String(part === edit.from ? edit.to : edit.from);
  };
  return text
    .split(/([./])/)
    .map(name)
    .join('');
}

const NO: Attempt = { diagnostics: [] };

/** The last ones are kept: they are asked about faults, and then compiled. */
const KEPT = 20;

function variantsIn({ loaded, neighbours, tryVariant }: Equipment) {
  const known = new Map<string, Attempt>();
  /** What still names an entry by its old name is told as a fault, and follows. */
  const tryFollowed = (of: LoadedEnvironment, written: Tree, own: readonly Edit[]): Attempt => {
    const name = nameOf(of.name, own);
    let variant = tryVariant(of, { written, name, isLenient: true });
    let tree: Tree | undefined = written;
    for (let round = 0; round < FOLLOWED_MAX; round += 1) {
      tree = followed(tree, variant.diagnostics.filter(isOfNames), own);
      if (tree === undefined) break;
      variant = tryVariant(of, { written: tree, name, isLenient: true });
    }
    return variant;
  };
  const tryIn = (of: LoadedEnvironment, edits: readonly Edit[]): Attempt => {
    const own = edits.filter(({ key }) => key.environment === of.name);
    const written = own
      .filter(({ key }) => key.type !== 'read')
      .reduce<typeof of.written | undefined>(
        (tree, edit) => tree && applyEdit(tree, edit),
        of.written,
      );
    if (written === undefined) return NO;
    const variant = tryFollowed(of, written, own);
    const read = own.filter(({ key }) => key.type === 'read');
    if (variant.value === undefined || read.length === 0) return variant;
    const environment = read.reduce<unknown>(
      (whole, { key, to }) => withValue(whole, key.path, to),
      variant.value.environment,
    ) as LoadedEnvironment['environment'];
    return { ...variant, value: { ...variant.value, environment } };
  };
  return (edits: readonly Edit[]): Attempt => {
    const id = edits.map(idOfEdit).join('\n');
    const found = known.get(id);
    if (found !== undefined) return found;
    const isForeign = ({ key }: Edit) => key.environment !== loaded.name;
    const others = edits.some(isForeign)
      ? neighbours().filter(({ name }) => edits.some(({ key }) => key.environment === name))
      : [];
    const tried = others.map((each) => ({ name: each.name, ...tryIn(each, edits) }));
    const landscape = new Map(loaded.landscape);
    for (const { name, value } of tried) if (value) landscape.set(name, value.environment);
    const fault = tried.find(({ value }) => value === undefined);
    const result = fault ?? tryIn({ ...loaded, landscape }, edits);
    if (known.size > KEPT) known.clear();
    known.set(id, result);
    return result;
  };
}

/** The folder and the file follow. */
function nameOf(name: string, edits: readonly Edit[]): string {
  const [system, environment] = name.split('/');
  const to = (key: string) =>
    edits.find(({ key: { path } }) => path.length === 1 && path[0] === key)?.to;
  return `${to('system') ?? system}/${to('environment') ?? environment}`;
}

function withValue(whole: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const inner = withValue(entryOf(whole, key), rest, value);
  if (Array.isArray(whole)) return whole.with(Number(key), inner);
  return isPlainObject(whole) ? { ...whole, [key]: inner } : whole;
}

function renamesOf(edits: readonly Edit[]): Outcome['renames'] {
  return edits
    .filter(({ key, how }) => how.startsWith('renamed') || isName(key.path))
    .map(({ from, to }) => [String(from), String(to)] as const);
}

/** What results may be called after, though it is a value. */
function isName(path: Path): boolean {
  return path.length === 1 || ['name', 'namespace'].includes(String(path.at(-1)));
}
