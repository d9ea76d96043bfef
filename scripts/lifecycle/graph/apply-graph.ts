// The graph that `terraform graph -plan` prints of an apply: what has to be over before what. Whatever it does
// not order may come either way. https://github.com/hashicorp/terraform/blob/v1.11.4/docs/destroying.md
import type { ChangeOrder, ChangeStep } from '../../terraform/planned-changes.ts';
import { addressOf } from './stand-in.ts';

const EDGE = /^\s*"\[root\] (.+?)" -> "\[root\] (.+?)"$/gm;

export function readGraph(dot: string): ChangeOrder {
  const waitsFor = new Map<string, string[]>();
  for (const [, from = '', to = ''] of dot.matchAll(EDGE)) {
    waitsFor.set(keyOf(from), [...(waitsFor.get(keyOf(from)) ?? []), keyOf(to)]);
  }
  return {
    isBefore: (first, second) => reaches(waitsFor, stepKey(second), stepKey(first)),
  };
}

function reaches(waitsFor: ReadonlyMap<string, readonly string[]>, from: string, to: string) {
  const seen = new Set<string>();
  const left = [from];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next === to && next !== from) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    left.push(...(waitsFor.get(next) ?? []));
  }
  return false;
}

function stepKey({ action, address }: ChangeStep): string {
  return `${action} ${address}`;
}

/** `terraform_data.a (destroy deposed 880c8d60)` destroys as `(destroy)` does. */
function keyOf(node: string): string {
  const [, address = node, what = ''] =
    /^(terraform_data\.\S+)(?: \((.+)\))?$/.exec(node.replaceAll('\\"', '"')) ?? [];
  if (what.startsWith('destroy'))
    return stepKey({ action: 'destroy', address: addressOf(address) });
  return what === ''
    ? stepKey({ action: 'settle', address: addressOf(address) })
    : `${what} ${address}`;
}
