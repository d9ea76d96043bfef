import type { DangerJudge } from '../danger-judge.ts';
import { isLeftAlone, isStandIn } from './is-left-alone.ts';
import { KEEPERS } from './keepers.ts';

/** What protected, told or kept a copy, and goes while what it was about stays. */
export const judgeRemovedKeepers: DangerJudge = ({ thing, name, place, action }, setting) => {
  if (thing.plane !== 'terraform' || setting === null || action !== 'remove') return [];
  const { type, before } = thing.of;
  const keeper = KEEPERS[type];
  if (keeper === undefined || before === null) return [];
  const { transition } = setting;
  const document = transition.stacks.after.get(place) ?? {};
  if (!isLeftAlone({ ...thing.of, before }, transition) || isStandIn(type, before, document)) {
    return [];
  }
  const { label, what } = keeper;
  return [{ label, reason: `${name} goes: ${what}`, about: name, subject: name }];
};
