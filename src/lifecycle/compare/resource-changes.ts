import type { Path } from '../../diagnostics/diagnostic.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import type { Body, Documents, ResourceChange } from '../transition.ts';
import { isEqual } from './is-equal.ts';

/** Which part of an environment makes what: by stack, then by address. */
export type Origins = ReadonlyMap<string, Readonly<Record<string, Path>>>;

export interface StackPair {
  readonly before: Documents;
  readonly after: Documents;
}

/** Resources that are not the same before and after; `originsBefore` is asked only for what is gone. */
export function resourceChanges(
  stacks: StackPair,
  origins: Origins,
  originsBefore: () => Origins,
): readonly ResourceChange[] {
  const names = [...new Set([...stacks.before.keys(), ...stacks.after.keys()])].sort();
  return names.flatMap((stack) => {
    const [before, after] = [stacks.before.get(stack) ?? {}, stacks.after.get(stack) ?? {}];
    if (before === after) return [];
    return differing(resourcesIn(before), resourcesIn(after)).map((each) => {
      const of = each.after === null ? originsBefore() : origins;
      const origin = of.get(stack)?.[each.address] ?? [];
      return { stack, ...each, origin };
    });
  });
}

function differing(before: ReadonlyMap<string, Body>, after: ReadonlyMap<string, Body>) {
  const addresses = [...new Set([...before.keys(), ...after.keys()])].sort();
  return addresses
    .map((address) => ({
      address,
      type: address.slice(0, address.indexOf('.')),
      key: address.slice(address.indexOf('.') + 1),
      before: before.get(address) ?? null,
      after: after.get(address) ?? null,
    }))
    .filter((each) => !isEqual(each.before, each.after));
}

/** By address. */
export function resourcesIn(document: Body): ReadonlyMap<string, Body> {
  const types = Object.entries(bodyOf(document['resource']));
  return new Map(
    types.flatMap(([type, all]) =>
      Object.entries(bodyOf(all)).map(([key, body]) => [`${type}.${key}`, bodyOf(body)] as const),
    ),
  );
}

/** `value` as an object; an empty one when it is not an object. */
export function bodyOf(value: unknown): Body {
  return isPlainObject(value) ? (value as Body) : {};
}
