// Which fields of an object that stands may not change, by kind, and which of them differ between two
// versions of one object. The data says where each entry comes from.
import data from './kubernetes-life.json' with { type: 'json' };

/** What each member means stands in the data. */
export interface KindLife {
  readonly immutable?: readonly string[];
  readonly except?: readonly string[];
  readonly grows?: readonly string[];
  readonly filled?: readonly string[];
  readonly kept?: readonly string[];
  readonly first?: readonly string[];
  readonly switch?: { readonly field: string; readonly fixes: readonly string[] };
  readonly defaults?: Readonly<Record<string, unknown>>;
  readonly refusedBy: string;
  readonly source: string;
}

type Fields = Readonly<Record<string, unknown>>;

const KINDS: Readonly<Record<string, KindLife>> = data.kinds;
const SOURCES: Readonly<Record<string, string>> = data.sources;

/** Undefined: no field but its name and namespace is fixed. */
export function lifeOfKind(apiVersion: string, kind: string): KindLife | undefined {
  const group = apiVersion.includes('/') ? apiVersion.replace(/\/.*$/, '') : 'core';
  return KINDS[`${group}/${kind}`];
}

/** Where an entry is from, as an address. */
export function sourceOfLife({ source }: KindLife): string {
  return SOURCES[source] ?? source;
}

/** The paths that differ between two versions of an object and may not, e.g. `spec.selector.matchLabels`. */
export function fixedFieldsChanged(
  life: KindLife,
  before: object,
  after: object,
): readonly string[] {
  const [was, is] = [before as Fields, after as Fields];
  const { immutable = [], filled = [], kept = [], first = [], grows = [] } = life;
  const differs = (path: string) => !isSame(valueAt(was, path, life), valueAt(is, path, life));
  const fixed = [...immutable, ...fixedBySwitch(life, was)];
  const isKept = (path: string) => kept.includes(path) && readAt(is, path) === undefined;
  return [
    ...fixed
      .flatMap((path) => changedBelow(path, { was, is, life }))
      .filter((path) => !isKept(path)),
    ...first.filter((path) => !isSame(firstAt(was, path), firstAt(is, path))),
    ...filled.filter((path) => valueAt(was, path, life) !== undefined && differs(path)),
    ...grows.filter((path) => hasShrunk(valueAt(was, path, life), valueAt(is, path, life))),
  ].sort();
}

interface Versions {
  readonly was: Fields;
  readonly is: Fields;
  readonly life: KindLife;
}

/** The path itself, or where some below it may change, each of the others. */
function changedBelow(path: string, versions: Versions): readonly string[] {
  const { was, is, life } = versions;
  const free = [...(life.except ?? []), ...(life.filled ?? []), ...(life.grows ?? [])];
  if (free.includes(path)) return [];
  const [one, other] = [valueAt(was, path, life), valueAt(is, path, life)];
  if (isSame(one, other)) return [];
  if (!free.some((each) => each.startsWith(`${path}.`))) return [path];
  const names = new Set(
    [one, other].flatMap((value) => (isFields(value) ? Object.keys(value) : [])),
  );
  return [...names].flatMap((name) => changedBelow(`${path}.${name}`, versions));
}

function fixedBySwitch(life: KindLife, was: Fields): readonly string[] {
  const { switch: fixing } = life;
  if (fixing === undefined || was[fixing.field] !== true) return [];
  return [fixing.field, ...fixing.fixes];
}

function valueAt(object: Fields, path: string, { defaults = {} }: KindLife): unknown {
  return readAt(object, path) ?? defaults[path];
}

function firstAt(object: Fields, path: string): unknown {
  const list = readAt(object, path);
  return Array.isArray(list) ? list[0] : undefined;
}

function readAt(object: Fields, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isFields(value) ? value[name] : undefined), object);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whatever the order of the fields. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isFields(one) || !isFields(other)) return one === other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isSame(one[name], other[name]));
}

const UNITS = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

/** Of quantities such as 20Gi, and of numbers. */
function hasShrunk(one: unknown, other: unknown): boolean {
  const [before, after] = [quantityOf(one), quantityOf(other)];
  return before !== undefined && after !== undefined && after < before;
}

/** Undefined where it is none. */
export function quantityOf(value: unknown): number | undefined {
  const [, amount, unit = '', binary] =
    /^(\d+(?:\.\d+)?)([kKMGTPE]?)(i?)$/.exec(String(value)) ?? [];
  if (amount === undefined) return undefined;
  const power = UNITS.indexOf(unit === 'K' ? 'k' : unit);
  return Number(amount) * (binary ? 1024 : 1000) ** power;
}
