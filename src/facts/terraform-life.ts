// What the provider does to a resource that stands when an argument changes: scripts/life-facts.ts asks it for
// every argument, and writes the data.
import generated from './terraform-life.generated.json' with { type: 'json' };

/**
 * `set`: absent before; `unset`: absent after; `raise`, `lower`: of numbers and versions; `on`, `off`: of
 * switches; `grow`, `shrink`: entries come or go, and the others stay; `change`: any other.
 */
export type ChangeKind =
  | 'change'
  | 'set'
  | 'unset'
  | 'raise'
  | 'lower'
  | 'on'
  | 'off'
  | 'grow'
  | 'shrink';

export interface TerraformLife {
  /** Arguments that force a replacement however they change, e.g. `launch_template.name`: no positions. */
  readonly replace?: readonly string[];
  /** Those of them that keep the value that they have where they are taken away. */
  readonly keeps?: readonly string[];
  /** Arguments of such blocks that change in place: the blocks force it when they come or go. */
  readonly inPlace?: readonly string[];
  /** Those that force it by some kinds of change only. */
  readonly when?: Readonly<Record<string, readonly string[]>>;
  /** Those that force it only where another argument has one of these values. */
  readonly where?: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
  /** By the reason, what the provider could not be asked: it may force a replacement or not. */
  readonly notAsked?: Readonly<Record<string, readonly string[]>>;
}

const RESOURCES: Readonly<Record<string, TerraformLife>> = generated.resources;

export const LIFE_PROVIDER = generated.provider;

/** Undefined: the provider was not asked about this type. */
export function terraformLife(type: string): TerraformLife | undefined {
  return RESOURCES[type];
}

interface Change {
  readonly kind: ChangeKind;
  /** Of the resource, one of the two bodies. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Without a change: whether any forces it. What nobody was asked about goes with the block that it is in. */
export function forcesReplacement(type: string, path: string, change?: Change): boolean {
  const { replace = [], keeps = [], inPlace = [], when = {}, where = {} } = RESOURCES[type] ?? {};
  const known = withBlocks(path).find(
    (each) => replace.includes(each) || inPlace.includes(each) || when[each] !== undefined,
  );
  if (known === undefined || !isThere(where[known], change?.body)) return false;
  // For a block that stays, what changes in it is a change.
  const kind = change && known !== path ? 'change' : change?.kind;
  if (replace.includes(known)) return kind !== 'unset' || !keeps.includes(known);
  return isAmong(when[known], kind);
}

function isThere(
  wanted: Readonly<Record<string, readonly unknown[]>> = {},
  body: Change['body'],
): boolean {
  if (body === undefined) return true;
  return Object.entries(wanted).every(([argument, values]) =>
    values.includes(body[argument] ?? null),
  );
}

function isAmong(kinds: readonly string[] | undefined, kind: ChangeKind | undefined): boolean {
  return kinds !== undefined && (kind === undefined || kinds.includes(kind));
}

/** The argument, and the blocks that it is in from the innermost to the outermost. */
function withBlocks(path: string): readonly string[] {
  const names = path.split('.');
  return names.map((_, index) => names.slice(0, names.length - index).join('.'));
}

/** How an argument comes from one value to another; undefined and null are absent. */
export function changeKindOf(before: unknown, after: unknown): ChangeKind {
  if (isAbsent(before)) return 'set';
  if (isAbsent(after)) return 'unset';
  if (typeof before === 'boolean' && typeof after === 'boolean') return after ? 'on' : 'off';
  if (Array.isArray(before) && Array.isArray(after)) return listKind(before, after);
  return orderKind(before, after);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function listKind(before: readonly unknown[], after: readonly unknown[]): ChangeKind {
  const [was, is] = [before, after].map((list) => list.map((item) => JSON.stringify(item)));
  if (was?.every((item) => is?.includes(item))) return 'grow';
  return is?.every((item) => was?.includes(item)) ? 'shrink' : 'change';
}

const VERSION = /^(?:[A-Za-z]+_)?(\d{1,4}(?:\.[\dx]+)*)$/;

function orderKind(before: unknown, after: unknown): ChangeKind {
  const [was, is] = [before, after].map((value) => VERSION.exec(String(value))?.[1]?.split('.'));
  if (!was || !is) return 'change';
  for (let index = 0; index < Math.max(was.length, is.length); index += 1) {
    const difference =
      Number.parseInt(is[index] ?? '0', 10) - Number.parseInt(was[index] ?? '0', 10);
    if (difference !== 0) return difference > 0 ? 'raise' : 'lower';
  }
  return 'change';
}
