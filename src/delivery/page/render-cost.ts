// The cost estimate as the design states it, and the discounts to buy by hand.
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/sorted-entries.ts';
import { code, dollars, inline, table } from './markdown.ts';

export function renderCost({ cost }: Environment): readonly string[] {
  if (cost === null) return [];
  const { rows, baseline, peak, optimized } = cost;
  const [low, high] = optimized ?? [];
  return [
    ...table(
      ['Item', 'Configuration', 'Per month', 'At peak'],
      sortedEntries(rows).map(([key, row]) => [
        code(key),
        inline(row.configuration),
        dollars(row.monthly),
        row.peak === null ? '–' : dollars(row.peak),
      ]),
    ),
    '',
    `- Stated total: ${dollars(baseline)} a month; a budget warns above it`,
    ...(peak === null
      ? []
      : [`- Stated total at peak: ${dollars(peak)} a month; a budget warns above it`]),
    ...(low === undefined || high === undefined
      ? []
      : [`- Stated total after optimization: ${dollars(low)} to ${dollars(high)} a month`]),
    ...sortedEntries(cost.commitments).map(
      ([key, { scope, savingsPercent }]) =>
        `- To buy by hand: ${code(key)} for ${inline(scope)}, saves ${savingsPercent}%`,
    ),
  ];
}
