// Changes a configuration that the provider refuses, by what it complains of.
import type { TerraformDiagnostic } from '../terraform/read-diagnostics.ts';
import type { Argument } from './arguments.ts';
import { type Body, isBody, type Path, readAt, writeAt } from './body.ts';
import { candidatesOf, leastBlock } from './samples.ts';

/** A configuration on the way to one that the provider takes. */
export interface Draft {
  readonly name: string;
  readonly type: string;
  readonly config: Body;
  /** The argument it is there for, which stays. Absent: the body itself. */
  readonly path?: Path;
  /** What was tried, by argument. */
  readonly tried: Readonly<Record<string, readonly string[]>>;
  /** What it may not stand beside. */
  readonly without?: readonly string[];
}

type Known = readonly Argument[];

/** Those to try next, the likeliest first. None: nothing is left to try. */
export function revise(
  draft: Draft,
  { summary, detail, code }: TerraformDiagnostic,
  known: Known,
): readonly Draft[] {
  const text = `${summary} ${detail}`.replaceAll('\\"', '"');
  const joined = withoutRivals(draft, text) ?? withPartners(draft, text, known);
  return joined ? [joined] : withNextValues(draft, { text, code }, known);
}

const RIVALS =
  /conflicts with|cannot be (specified|configured|set|used)|only one of|mutually exclusive|only one\) of|exactly one of|can't be/i;

function withoutRivals(draft: Draft, text: string): Draft | undefined {
  if (!RIVALS.test(text)) return undefined;
  const rivals = pathsNamed(text, draft.config).filter((path) => !isRelated(path, draft.path));
  if (rivals.length === 0) return undefined;
  // Of a body's own rivals one stays.
  const leaving = draft.path === undefined ? rivals.slice(1) : rivals;
  if (leaving.length === 0) return undefined;
  return withoutAll(draft, leaving);
}

function withoutAll(draft: Draft, leaving: readonly Path[]): Draft {
  const config = leaving.reduce((body, path) => writeAt(body, path, undefined), draft.config);
  const without = [...(draft.without ?? []), ...leaving.map((path) => path.join('.'))];
  return { ...draft, config, without };
}

const PARTNERS = [
  /all of `([^`]+)` must be/,
  /one of `([^`]+)` must be/,
  /only one\) of \[([^\]]+)\]/,
  /[Ee]xactly one of these attributes must be configured: \[([^\]]+)\]/,
];

function withPartners(draft: Draft, text: string, known: Known): Draft | undefined {
  const [all, ...oneOf] = PARTNERS.map((pattern) => pattern.exec(text)?.[1]);
  const wanted = namesIn(all ?? oneOf.find((each) => each !== undefined) ?? '').flatMap(
    (name) => known.find(({ path }) => path.join('.') === name) ?? [],
  );
  const missing = wanted.filter(({ path }) => readAt(draft.config, path) === undefined);
  if (missing.some(({ path }) => draft.without?.includes(path.join('.')))) {
    const others = wanted.map(({ path }) => path).filter((path) => !isRelated(path, draft.path));
    return withoutAll(draft, others);
  }
  // What was said before of the same has added one already.
  if (all === undefined && missing.length > 0 && missing.length < wanted.length) return draft;
  const added = all === undefined ? missing.slice(0, 1) : missing;
  if (added.length === 0) return undefined;
  const config = added.reduce(
    (body, argument) => writeAt(body, argument.path, sampleOf(argument)),
    draft.config,
  );
  return { ...draft, config };
}

export function sampleOf({ path, attribute, nested }: Argument): unknown {
  if (nested) return leastBlock(nested);
  return candidatesOf(nameOf(path), attribute?.type)[0];
}

/** An id says by its block what it is the id of. */
function nameOf(path: Path): string {
  const [block, name = ''] = path.length > 1 ? path.slice(-2) : ['', ...path];
  return name === 'id' ? `${block}_id` : name;
}

/** Tried at once, since a plan takes long to begin and little for each resource. */
const VALUES_AT_ONCE = 6;

interface Complaint {
  readonly text: string;
  readonly code: string;
}

function withNextValues(draft: Draft, complaint: Complaint, known: Known): readonly Draft[] {
  const { text } = complaint;
  for (const path of suspects(draft, complaint)) {
    const argument = known.find((each) => each.path.join('.') === path.join('.'));
    const key = path.join('.');
    const tried = [...(draft.tried[key] ?? []), textOf(readAt(draft.config, path))];
    const next = [
      ...hintsIn(text, argument),
      ...namedIn(draft.config, path),
      ...candidates(argument),
    ]
      .filter((value) => !tried.includes(textOf(value)))
      .slice(0, VALUES_AT_ONCE);
    const all = [...tried, ...next.map(textOf)];
    if (next.length === 0) continue;
    return next.map((value) => ({
      ...draft,
      config: writeAt(draft.config, path, value),
      tried: { ...draft.tried, [key]: all },
    }));
  }
  return [];
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

/** A key of an index is an attribute that the table has. */
function namedIn(config: Body, path: Path): readonly unknown[] {
  if (!path.at(-1)?.endsWith('_key')) return [];
  return [config['attribute']].flat().flatMap((each) => (isBody(each) ? [each['name']] : []));
}

function candidates(argument: Argument | undefined): readonly unknown[] {
  return candidatesOf(nameOf(argument?.path ?? []), argument?.attribute?.type);
}

/** Those whose name is in the complaint, the one that the draft is there for first. */
function suspects({ config, path = [] }: Draft, { text, code }: Complaint): readonly Path[] {
  const own = leavesOf(config, []).filter((leaf) => isRelated(leaf, path));
  // Of a set, the whole is shown.
  const said = namedLeaves(config, text);
  const named = said.length > 0 ? said : namedLeaves(config, code);
  const beside = named.filter(([block]) => block === path[0]);
  const ownNamed = [...named.filter((leaf) => isRelated(leaf, path)), ...beside];
  return path.length === 0 ? named : [...ownNamed, ...(named.length > 0 ? named : []), ...own];
}

/** With its blocks first, then by the longer name: `arn` is in many a sentence. */
function namedLeaves(config: Body, text: string): readonly Path[] {
  const names = namesIn(text);
  const isMeant = (name: string) =>
    isNamed(name, text) || (OF_INDEXES.test(text) && name.endsWith('_key'));
  const leaves = leavesOf(config, []).filter((leaf) => isMeant(leaf.at(-1) ?? ''));
  const whole = leaves.filter((leaf) => leaf.length > 1 && names.includes(leaf.join('.')));
  const others = leaves
    .filter((leaf) => !whole.includes(leaf))
    .sort((one, other) => lengthOf(other) - lengthOf(one));
  return [...whole, ...others];
}

/** Of tables: it names no argument. */
const OF_INDEXES = /indexes must match a defined attribute/;

function lengthOf(leaf: Path): number {
  return leaf.at(-1)?.length ?? 0;
}

function isNamed(name: string, text: string): boolean {
  return new RegExp(`(^|[^a-z0-9_])${name}($|[^a-z0-9_])`).test(text);
}

/** The arguments with a value, through blocks. */
export function leavesOf(value: unknown, above: Path): readonly Path[] {
  if (Array.isArray(value) && value.some(isBody)) {
    const all = value.flatMap((item) => leavesOf(item, above));
    return [...new Map(all.map((path) => [path.join('.'), path])).values()];
  }
  if (!isBody(value) || above.length > 8) return [above];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...above, name]));
}

function pathsNamed(text: string, config: Body): readonly Path[] {
  const names = namesIn(text);
  const present = [...leavesOf(config, []).flatMap(withBlocks)];
  const byName = new Map(present.map((path) => [path.join('.'), path]));
  return names.map((name) => byName.get(name)).filter((path) => path !== undefined);
}

function withBlocks(leaf: Path): readonly Path[] {
  return leaf.map((_, index) => leaf.slice(0, index + 1));
}

/** `vpc_config.0.subnet_ids` and `vpc_config[0].subnet_ids` are one name. */
function namesIn(text: string): readonly string[] {
  const plain = text.replaceAll(/\.\d+(?=\.|[^\w]|$)|\[\d+\]/g, '');
  return [...new Set(plain.match(/[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*/g) ?? [])];
}

function isRelated(one: Path, other: Path | undefined): boolean {
  if (other === undefined) return false;
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).join('.') === other.slice(0, length).join('.');
}

/** Values that the complaint says are valid. */
function hintsIn(text: string, argument: Argument | undefined): readonly unknown[] {
  const hints = [...listed(text), ...bounded(text)];
  const type = argument?.attribute?.type;
  if (type === 'number') return hints.map(Number).filter(Number.isFinite);
  if (type === 'string' || type === undefined) return hints;
  if (!Array.isArray(type)) return [];
  return type[0] === 'map'
    ? hints.map((value) => ({ sample: value }))
    : hints.map((value) => [value]);
}

function listed(text: string): readonly string[] {
  const [, list = ''] =
    /(?:one of|of|values?|Valid values are|supported values):?\s*\[([^\]]*)\]/i.exec(text) ?? [];
  const quoted = [...list.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word);
  return quoted.length > 0 ? quoted : list.split(/[,\s]+/).filter((word) => word !== '');
}

function bounded(text: string): readonly string[] {
  const [, low, high] =
    /(?:range \(|between |from )(-?\d+)(?: - | and | to |-)(\d+)/.exec(text) ?? [];
  const [, least] =
    /(?:at least|divisible by|greater than or equal to)[^\d-]*(-?\d+)/.exec(text) ?? [];
  const numbers = [least, low, high].filter((value) => value !== undefined);
  if (!/length|characters/i.test(text)) return numbers;
  return numbers
    .map(Number)
    .filter((length) => length > 0 && length < 5000)
    .map((length) => 'a'.repeat(length));
}
