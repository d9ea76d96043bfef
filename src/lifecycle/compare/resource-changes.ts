import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../model/artifact.ts';
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
    return differing(before, after).map((each) => {
      const of = each.after === null ? originsBefore() : origins;
      const origin = of.get(stack)?.[each.address] ?? [];
      return { stack, ...each, origin };
    });
  });
}

type Difference = Omit<ResourceChange, 'stack' | 'origin'>;

function differing(before: Body, after: Body): readonly Difference[] {
  const was = resourcesIn(before);
  const is = resourcesIn(after);
  const moved = movesIn(after, was, is);
  const gone = new Set(moved.values());
  const forgotten = new Set(
    blocksIn(after, 'removed')
      .filter(isKept)
      .map(({ from }) => from),
  );
  const addresses = [...new Set([...was.keys(), ...is.keys()])].filter((each) => !gone.has(each));
  return addresses
    .sort()
    .map((address) => {
      const addressBefore = moved.get(address) ?? address;
      const dot = address.indexOf('.');
      return {
        address,
        addressBefore,
        type: address.slice(0, dot),
        key: address.slice(dot + 1),
        before: was.get(addressBefore) ?? null,
        after: is.get(address) ?? null,
        isForgotten: forgotten.has(address),
      };
    })
    .filter((each) => each.address !== each.addressBefore || !isEqual(each.before, each.after));
}

/** What a resource was called, by what it is called. A block that names what is not there does nothing:
 * https://developer.hashicorp.com/terraform/language/block/moved */
function movesIn(
  document: Body,
  was: ReadonlyMap<string, Body>,
  is: ReadonlyMap<string, Body>,
): ReadonlyMap<string, string> {
  const moves = blocksIn(document, 'moved').flatMap(({ from, to }) =>
    typeof from === 'string' && typeof to === 'string' ? [[to, from] as const] : [],
  );
  return new Map(moves.filter(([to, from]) => was.has(from) && is.has(to) && !was.has(to)));
}

/** https://developer.hashicorp.com/terraform/language/block/removed */
function isKept({ lifecycle }: Body): boolean {
  return [lifecycle].flat().some((each) => bodyOf(each)['destroy'] === false);
}

function blocksIn(document: Body, name: string): readonly Body[] {
  return blocksOf(document[name]);
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

/** What stands once or several times, which Terraform JSON writes with and without a list; null is as absent. */
export function listOf(value: Json | undefined): readonly Json[] {
  return [value ?? []].flat();
}

export function blocksOf(value: Json | undefined): readonly Body[] {
  return listOf(value).map(bodyOf);
}
