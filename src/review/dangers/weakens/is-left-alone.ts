// Whether what a resource looks after is still there once the resource is gone.

import type { Path } from '../../../diagnostics/diagnostic.ts';
import { resourcesIn } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body, TransitionInput } from '../../../lifecycle/transition.ts';
import { valueAt } from '../../../model/values/value-at.ts';

interface Gone {
  readonly stack: string;
  readonly before: Body;
  readonly origin: Path;
}

/** No, where the part of the environment that made it is gone, or a resource that it names. */
export function isLeftAlone(gone: Gone, transition: TransitionInput): boolean {
  const { stack, before, origin } = gone;
  const { environment, stacks } = transition;
  if (origin.length > 1 && valueAt(environment, origin) === undefined) return false;
  const [was, is] = [stacks.before.get(stack) ?? {}, stacks.after.get(stack)];
  if (is === undefined) return false;
  const [stood, stands] = [resourcesIn(was), resourcesIn(is)];
  const named = JSON.stringify(before).matchAll(/(?<![\w.])(aws_\w+\.[\w-]+)/g);
  return [...named].every(([, address = '']) => !stood.has(address) || stands.has(address));
}

/** Whether another one of its type says the same under another name. */
export function isStandIn(type: string, before: Body, document: Body): boolean {
  const core = coreOf(before);
  return [...resourcesIn(document)].some(
    ([address, body]) => address.startsWith(`${type}.`) && coreOf(body) === core,
  );
}

const NAMES = ['name', 'alarm_name', 'description', 'alarm_description', 'tags', 'lifecycle'];

function coreOf(body: Body): string {
  const kept = Object.entries(body).filter(([key]) => !NAMES.includes(key));
  return JSON.stringify(kept.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
