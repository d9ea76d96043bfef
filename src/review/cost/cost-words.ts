import { PRICES_AS_OF, PRICES_REGION } from '../../facts/prices.ts';
import type { CostChange, EnvironmentCost } from './costs-of.ts';
import type { Paid } from './sizes-of.ts';

const CAUSES_MAX = 3;

/** `commerce/prod 2,310 → 2,540 USD a month (+230): aws_eks_node_group.on-demand 3 × m6i.large → 4 × m6i.large +70`. */
export function costLine({
  environment,
  before,
  after,
  causes,
  unpriced,
}: EnvironmentCost): string {
  const told = [
    ...causes.slice(0, CAUSES_MAX).map((each) => `${changeWords(each)} ${signed(each.difference)}`),
    ...more(causes),
  ];
  const without = [...unpriced.slice(0, CAUSES_MAX).map(changeWords), ...more(unpriced)];
  const total =
    causes.length === 0
      ? `${amount(after)} USD a month of what has a price, as before`
      : `${amount(before)} → ${amount(after)} USD a month (${signed(after - before)}): ${told.join(', ')}`;
  return `${environment} ${total}${without.length === 0 ? '' : `; without a price: ${without.join(', ')}`}`;
}

export const COST_BASIS = `on demand, ${PRICES_REGION}, as of ${PRICES_AS_OF}; what is paid by use is not in it`;

function more(all: readonly CostChange[]): readonly string[] {
  return all.length > CAUSES_MAX ? [`${all.length - CAUSES_MAX} more`] : [];
}

export function changeWords({ name, before, after }: CostChange): string {
  if (before === null || after === null) {
    const paid = after ?? before;
    const is = after === null ? 'gone' : 'new';
    const words = paid === null ? '' : paidWords(paid);
    return [name, words === '' ? is : `${is}, ${words}`].join(' ');
  }
  return `${name} ${paidWords(before)} → ${paidWords(after)}`;
}

function paidWords({ size, amount: number }: Paid): string {
  return number === 1 ? size : `${number} × ${size}`;
}

/** `+230` */
export function signed(difference: number | null): string {
  if (difference === null) return '';
  return `${difference < 0 ? '−' : '+'}${amount(Math.abs(difference))}`;
}

/** Whole dollars; cents where there is no whole one. */
function amount(usd: number): string {
  const text = usd > 0 && usd < 1 ? usd.toFixed(2) : String(Math.round(usd));
  return text.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
