// A stack as it was and as it is, in the words of now: what a `moved` block renames has its new name in both.
import { blocksOf, bodyOf } from '../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../lifecycle/transition.ts';
import type { Json } from '../../model/artifact.ts';
import type { Setting } from './danger-judge.ts';

export interface StackEnds {
  readonly was: Body;
  readonly is: Body;
}

const NONE: Body = {};
const known = new WeakMap<Body, Body>();

export function documentsOf({ transition }: Setting, stack: string): StackEnds {
  const is = transition.stacks.after.get(stack) ?? NONE;
  const before = transition.stacks.before.get(stack) ?? NONE;
  const was = known.get(before) ?? renamed(before, is);
  known.set(before, was);
  return { was, is };
}

/** https://developer.hashicorp.com/terraform/language/block/moved */
function renamed(before: Body, is: Body): Body {
  const moves = blocksOf(is['moved']);
  if (moves.length === 0) return before;
  const text = moves.reduce(
    (all, { from, to }) => all.replaceAll(new RegExp(`\\b${from}(?=\\.)`, 'g'), String(to)),
    JSON.stringify(before),
  );
  const document = JSON.parse(text) as Body;
  const resources = { ...bodyOf(document['resource']) };
  for (const { from, to } of moves) {
    const [[type = '', key = ''], [, keyNow = '']] = [partsOf(from), partsOf(to)];
    const { [key]: body, ...others } = bodyOf(resources[type]);
    if (body !== undefined) resources[type] = { ...others, [keyNow]: body };
  }
  return { ...document, resource: resources };
}

function partsOf(address: Json | undefined): readonly string[] {
  return String(address).split('.');
}
