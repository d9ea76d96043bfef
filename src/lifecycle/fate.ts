// What becomes of a resource that stood at the base.
import { changedArguments } from './compare/changed-arguments.ts';
import { bodyOf } from './compare/resource-changes.ts';
import { forcesReplacement } from './replacement.ts';
import type { Body, ResourceChange, TransitionInput } from './transition.ts';

type Fate = 'destroyed' | 'replaced' | 'orphaned' | 'kept';

/** `orphaned`: its whole stack is gone, so that nobody destroys it. `kept`: that, or forgotten by Terraform, which
 * leaves it to AWS, or known by another address. */
export function fateOf({ stacks }: TransitionInput, change: ResourceChange): Fate {
  const { before, after, type, stack, address } = change;
  if (before === null) return 'kept';
  const document = stacks.after.get(stack);
  if (document === undefined) return 'orphaned';
  if (after === null) return isLetGo(document, address) ? 'kept' : 'destroyed';
  const isReplaced = changedArguments(before, after).some(({ path }) =>
    forcesReplacement(type, path),
  );
  return isReplaced ? 'replaced' : 'kept';
}

/** By `removed { lifecycle { destroy = false } }`, or `moved`.
 * https://developer.hashicorp.com/terraform/language/block/removed */
export function isLetGo(document: Body, address: string): boolean {
  const names = (block: Body) => block['from'] === address;
  const removed = blocksOf(document['removed']).filter(names);
  const isForgotten = removed.some((block) =>
    blocksOf(block['lifecycle']).some(({ destroy }) => destroy === false),
  );
  return isForgotten || blocksOf(document['moved']).some(names);
}

function blocksOf(value: unknown): readonly Body[] {
  return [value].flat().flatMap((each) => (each === undefined ? [] : [bodyOf(each)]));
}
