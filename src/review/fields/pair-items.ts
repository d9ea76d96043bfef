// Which item of one list is which of the other.
import { isEqual } from '../../lifecycle/compare/is-equal.ts';
import { isPlainObject, type PlainObject } from '../../model/values/plain-object.ts';

export interface ItemPair {
  /** What is between the brackets: what names the item, or its place. */
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Keys that tell items of one list apart, the surest first. Kubernetes merges lists by such:
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy */
const NAMES = [
  ['name'],
  ['Sid'],
  ['sid'],
  ['id'],
  ['key'],
  ['mountPath'],
  ['containerPort', 'protocol'],
  ['containerPort'],
  ['port', 'protocol'],
  ['port'],
  ['host'],
  ['hostname'],
  ['alert'],
  ['record'],
  ['secretKey'],
  ['path'],
  ['topologyKey'],
  ['type'],
] as const;

/** In the order of `after`, with what is gone behind. */
export function pairItems(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly ItemPair[] {
  if (before.every(isPlainObject) && after.every(isPlainObject)) {
    const keys = NAMES.find((each) => isNamedBy(before, each) && isNamedBy(after, each));
    return keys === undefined ? pairAlike(before, after) : pairNamed(before, after, keys);
  }
  return [...before, ...after].every(isScalar)
    ? pairValues(before, after)
    : pairPlaces(before, after);
}

export function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

type Keys = readonly string[];

function isNamedBy(items: readonly PlainObject[], keys: Keys): boolean {
  const names = items.map((item) => nameOf(item, keys));
  return names.every((name) => name !== undefined) && new Set(names).size === names.length;
}

function nameOf(item: PlainObject, keys: Keys): string | undefined {
  const values = keys.map((key) => item[key]);
  const isNamed = values.every((value) => typeof value === 'string' || typeof value === 'number');
  return isNamed ? values.join('/') : undefined;
}

function pairNamed(
  before: readonly PlainObject[],
  after: readonly PlainObject[],
  keys: Keys,
): readonly ItemPair[] {
  const was = new Map(before.map((item) => [nameOf(item, keys) ?? '', item]));
  const is = new Map(after.map((item) => [nameOf(item, keys) ?? '', item]));
  const names = [...new Set([...is.keys(), ...was.keys()])];
  return names.map((name) => ({ name, before: was.get(name), after: is.get(name) }));
}

/** Those that are the same are one; of the others, those that have most in common. A list of one is a block. */
function pairAlike(
  before: readonly PlainObject[],
  after: readonly PlainObject[],
): readonly ItemPair[] {
  if (before.length === 1 && after.length === 1) {
    return [{ name: '0', before: before[0], after: after[0] }];
  }
  const left = [...before];
  const rest = after.flatMap((item, place) => {
    const same = left.findIndex((other) => isEqual(other, item));
    if (same < 0) return [{ item, place }];
    left.splice(same, 1);
    return [];
  });
  const pairs = rest.map(({ item, place }) => {
    const likest = likestOf(item, left);
    const other = likest === undefined ? undefined : left.splice(likest, 1)[0];
    return { name: String(place), before: other, after: item };
  });
  const gone = left.map((item) => ({
    name: String(before.indexOf(item)),
    before: item,
    after: undefined,
  }));
  return [...pairs, ...gone];
}

/** Half of the values at least. */
function likestOf(item: PlainObject, others: readonly PlainObject[]): number | undefined {
  const marks = others.map((other) => inCommon(item, other));
  const best = Math.max(0, ...marks);
  return best >= 0.5 ? marks.indexOf(best) : undefined;
}

function inCommon(one: PlainObject, other: PlainObject): number {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const same = keys.filter((key) => isEqual(one[key], other[key]));
  return keys.length === 0 ? 1 : same.length / keys.length;
}

/** What is in one and not in the other: the order of values is looked at where there is nothing else. */
function pairValues(before: readonly unknown[], after: readonly unknown[]): readonly ItemPair[] {
  const left = [...before];
  const added = after.filter((value) => {
    const same = left.indexOf(value);
    if (same >= 0) left.splice(same, 1);
    return same < 0;
  });
  if (added.length === 0 && left.length === 0) {
    return [{ name: 'order', before: before.join(', '), after: after.join(', ') }];
  }
  if (added.length === 1 && left.length === 1 && before.length === after.length) {
    const place = String(after.indexOf(added[0]));
    return [{ name: place, before: left[0], after: added[0] }];
  }
  return [
    ...added.map((value) => ({ name: '+', before: undefined, after: value })),
    ...left.map((value) => ({ name: '-', before: value, after: undefined })),
  ];
}

function pairPlaces(before: readonly unknown[], after: readonly unknown[]): readonly ItemPair[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, place) => ({
    name: String(place),
    before: before[place],
    after: after[place],
  }));
}
