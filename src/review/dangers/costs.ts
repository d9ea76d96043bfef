import { changeWords, signed } from '../cost/cost-words.ts';
import { changeOf } from '../cost/costs-of.ts';
import { type Paid, paidOf } from '../cost/sizes-of.ts';
import type { DangerJudge } from './danger-judge.ts';

/** What is paid by the hour and becomes more of it, or larger. */
export const judgeCosts: DangerJudge = ({ thing, name }, setting) => {
  if (thing.plane !== 'terraform' || setting === null) return [];
  const { type, before, after } = thing.of;
  const was = before === null ? null : paidOf(type, before);
  const is = after === null ? null : paidOf(type, after);
  if (is === null) return [];
  const change = changeOf(` ${name}`, was, is);
  const { difference } = change;
  if (difference === null ? !isMore(was, is) : difference <= 0) return [];
  const price =
    difference === null ? 'of which no price is known' : `${signed(difference)} USD a month`;
  return [
    { label: 'costs more', reason: `${changeWords(change)}: ${price}`, about: name, subject: name },
  ];
};

function isMore(was: Paid | null, is: Paid): boolean {
  if (was === null) return is.amount > 0;
  if (was.size === is.size) return is.amount > was.amount;
  const [before, after] = [sizeOf(was.size), sizeOf(is.size)];
  return before.family === after.family && after.steps * is.amount > before.steps * was.amount;
}

const SMALL: Readonly<Record<string, number>> = {
  ...{ nano: 1 / 32, micro: 1 / 16, small: 1 / 8, medium: 1 / 4, large: 1 / 2, xlarge: 1 },
};

/** `db.r6g.2xlarge` has two steps of the family `db.r6g`. */
function sizeOf(size: string): { readonly family: string; readonly steps: number } {
  const parts = size.replace(/\.search$/, '').split('.');
  const word = parts.at(-1) ?? '';
  const [, many] = /^(\d+)xlarge$/.exec(word) ?? [];
  return { family: parts.slice(0, -1).join('.'), steps: Number(many ?? SMALL[word] ?? 0) };
}
