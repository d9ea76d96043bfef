// Two states of Terraform stacks, for judges of what no environment here comes to.
import { resourceChanges, type StackPair } from '../../src/lifecycle/compare/resource-changes.ts';
import type { Body, TransitionInput } from '../../src/lifecycle/transition.ts';
import { anEnvironment } from './an-environment.ts';

/** By stack: the document before, and after. */
export function stackTransition(
  stacks: Readonly<Record<string, readonly [Body, Body]>>,
): TransitionInput {
  const named = Object.entries(stacks);
  const pair: StackPair = {
    before: new Map(named.map(([stack, [before]]) => [stack, before])),
    after: new Map(named.map(([stack, [, after]]) => [stack, after])),
  };
  const environment = anEnvironment({});
  return {
    environment,
    environmentBefore: () => environment,
    stacks: pair,
    originOf: () => ['cluster'],
    elsewhere: () => [],
    resources: resourceChanges(pair, new Map(), () => new Map()),
    objects: [],
  } as TransitionInput;
}

/** A document with resources by address. */
export function aDocument(resources: Readonly<Record<string, Body>>, more: Body = {}): Body {
  const resource: Record<string, Record<string, Body>> = {};
  for (const [address, body] of Object.entries(resources)) {
    const [type = '', key = ''] = address.split('.');
    resource[type] = { ...resource[type], [key]: body };
  }
  return { resource, ...more };
}
