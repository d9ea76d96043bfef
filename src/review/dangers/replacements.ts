import { firstOf } from '../../diagnostics/wording.ts';
import { replacementsIn } from '../../lifecycle/replacement/replacements.ts';
import { saysFirst } from '../../lifecycle/says-first.ts';
import type { DangerJudge } from './danger-judge.ts';

/** What Terraform makes anew, itself or because something that it names is made anew. */
export const judgeReplacements: DangerJudge = ({ thing, name, place }, setting) => {
  if (thing.plane !== 'terraform' || setting === null) return [];
  const found = replacementsIn(setting.transition).find(
    ({ stack, address }) => stack === place && address === name,
  );
  if (found === undefined) return [];
  const fields = firstOf([...new Set(found.arguments.map(({ path }) => path))], 3);
  const order = saysFirst(found.after)
    ? 'the new one stands before the old one goes'
    : 'the old one goes first';
  return [
    {
      label: 'replaces',
      about: name,
      reason: `${name} is made anew, since ${fields} cannot change in place; ${order}`,
    },
  ];
};
