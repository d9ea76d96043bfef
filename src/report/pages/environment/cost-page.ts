import { COST_BASIS } from '../../../review/cost/cost-words.ts';
import { costsOf } from '../../data/costs.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { dollars, table } from '../table.ts';

export function costBody(reported: ReportedEnvironment): Markup {
  const { name } = reported;
  const { lines, total, unpriced, design, designLines } = costsOf(reported);
  return html`<p>What has a price comes to <b>${dollars(total)}</b> a month (${COST_BASIS}).
${unpriced === 0 ? '' : `${unpriced} of ${lines.length} resources that are paid by the hour have no known price and are not in the sum. `}${design === null ? 'The design states no total.' : html`The design states <b>${dollars(design)}</b>.`}</p>
<h2>Paid by the hour</h2>
${table({
  id: `${name}/cost/resources`,
  caption: `What ${name} pays for by the hour`,
  empty: 'Nothing here is paid by the hour.',
  columns: [
    ...[{ title: 'Resource', kind: 'code' as const }, { title: 'Stack' }, { title: 'Size' }],
    ...[
      { title: 'Amount', kind: 'number' as const },
      { title: 'A month', kind: 'number' as const },
    ],
  ],
  rows: lines.map(({ what, stack, size, amount, usd }) => ({
    cells: [what, stack, size || '–', amount, usd === null ? 'no known price' : dollars(usd)],
  })),
})}
<h2>As the design states it</h2>
${table({
  id: `${name}/cost/design`,
  caption: `What the design of ${name} states`,
  empty: 'The design states no cost of parts.',
  columns: [
    ...[{ title: 'Item' }, { title: 'Configuration' }],
    ...[
      { title: 'A month', kind: 'number' as const },
      { title: 'At peak', kind: 'number' as const },
    ],
  ],
  rows: designLines.map(({ what, configuration, usd, peak }) => ({
    cells: [what, configuration, dollars(usd), peak === null ? '–' : dollars(peak)],
  })),
})}`;
}
