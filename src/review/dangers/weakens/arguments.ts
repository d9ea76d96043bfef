import type { Body } from '../../../lifecycle/transition.ts';
import type { Json } from '../../../model/artifact.ts';
import type { DangerJudge } from '../danger-judge.ts';
import { argumentAt } from './argument-at.ts';
import { GUARDS } from './guards.ts';

/** Arguments that protect less than before. */
export const judgeArguments: DangerJudge = ({ thing, name }, setting) => {
  if (thing.plane !== 'terraform' || setting === null) return [];
  const { type, before, after } = thing.of;
  if (before === null || after === null) return [];
  return GUARDS.filter((guard) => guard.type === '*' || guard.type === type)
    .map((guard) => ({ ...guard, ...endsOf(guard.argument, before, after) }))
    .filter(({ isLess, was, is }) => isLess(was, is))
    .map(({ argument, what, was, is, words }) => ({
      label: 'weakens',
      about: name,
      reason: `${what} of ${name}: ${words?.(was, is) ?? `${argument} ${shown(was)} → ${shown(is)}`}`,
    }));
};

function endsOf(argument: string, before: Body, after: Body) {
  return { was: argumentAt(before, argument), is: argumentAt(after, argument) };
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'none';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
