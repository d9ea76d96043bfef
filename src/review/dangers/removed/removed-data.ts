import { holdingIn } from '../../../lifecycle/holdings.ts';
import { isDestroyed } from '../../../lifecycle/is-destroyed.ts';
import type { DangerJudge } from '../danger-judge.ts';

/** What holds data and goes, also where somebody has written that it may: a reviewer is to see it. */
export const judgeRemovedData: DangerJudge = ({ thing, name, action }, setting) => {
  if (thing.plane !== 'terraform' || setting === null || action !== 'remove') return [];
  const { stack, before } = thing.of;
  const { transition } = setting;
  if (before === null || !isDestroyed(transition, thing.of)) return [];
  const holding = holdingIn(transition.stacks.before.get(stack) ?? {}, name, before);
  if (holding?.kind !== 'data') return [];
  const reason = `${name} is destroyed, ${holding.what}; ${holding.remains(before)}`;
  return [{ label: 'destroys data', reason, about: name, subject: name }];
};
