// Whether what a resource looks after is still there once the resource is gone.

import type { Path } from '../../../diagnostics/diagnostic.ts';
import { isEqual } from '../../../lifecycle/compare/is-equal.ts';
import { resourcesIn } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body, TransitionInput } from '../../../lifecycle/transition.ts';
import { KEEPERS } from './keepers.ts';

interface Gone {
  readonly stack: string;
  readonly before: Body;
  readonly origin: Path;
}

/** No, where something else that the same part of the environment made goes as well, or a resource that it
 * names. */
export function isLeftAlone(gone: Gone, transition: TransitionInput): boolean {
  const { stack, before, origin } = gone;
  const { stacks, resources } = transition;
  const goesAlong = resources.some(
    (each) => each.after === null && !isKeeper(each.type) && isEqual(each.origin, origin),
  );
  if (origin.length > 1 && goesAlong) return false;
  const [was, is] = [stacks.before.get(stack) ?? {}, stacks.after.get(stack)];
  if (is === undefined) return false;
  const [stood, stands] = [resourcesIn(was), resourcesIn(is)];
  const named = JSON.stringify(before).matchAll(/(?<![\w.])(aws_\w+\.[\w-]+)/g);
  return [...named].every(([, address = '']) => !stood.has(address) || stands.has(address));
}

function isKeeper(type: string): boolean {
  return Object.hasOwn(KEEPERS, type);
}

/** Whether another one of its type says the same under another name. */
export function isStandIn(type: string, before: Body, document: Body): boolean {
  const names = NAMED_BY_WHAT_THEY_ARE.includes(type) ? [] : NAMES;
  const core = coreOf(before, names);
  return [...resourcesIn(document)].some(
    ([address, body]) => address.startsWith(`${type}.`) && coreOf(body, names) === core,
  );
}

const NAMES = ['name', 'alarm_name', 'description', 'alarm_description', 'tags', 'lifecycle'];

/** Their names say what they do. */
const NAMED_BY_WHAT_THEY_ARE = ['aws_guardduty_detector_feature'];

function coreOf(body: Body, names: readonly string[]): string {
  const kept = Object.entries(body).filter(([key]) => !names.includes(key));
  return JSON.stringify(kept.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
