import { firstOf } from '../../diagnostics/wording.ts';
import { replacementsIn } from '../../lifecycle/replacement/replacements.ts';
import type { DangerJudge } from './danger-judge.ts';

/** What Terraform makes anew, itself or because something that it names is made anew. */
export const judgeReplacements: DangerJudge = ({ thing, name, place }, setting) => {
  if (thing.plane !== 'terraform' || setting === null) return [];
  const found = replacementsIn(setting.transition).find(
    ({ stack, address }) => stack === place && address === name,
  );
  if (found === undefined) return [];
  const fields = firstOf([...new Set(found.arguments.map(({ path }) => path))], 3);
  const isNewFirst = isMadeFirst(found.after['lifecycle']);
  const order = isNewFirst
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

function isMadeFirst(lifecycle: unknown): boolean {
  return [lifecycle]
    .flat()
    .some(
      (each) =>
        (each as { create_before_destroy?: unknown } | undefined)?.create_before_destroy === true,
    );
}
