import { COST_BASIS } from '../../../review/cost/cost-words.ts';
import { costsOf } from '../../data/costs.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { link } from '../page.ts';
import { dollars, table } from '../table.ts';

export function costBody(environments: readonly ReportedEnvironment[]): Markup {
  const costs = environments.map((reported) => ({ name: reported.name, ...costsOf(reported) }));
  const all = costs.reduce((sum, { total }) => sum + total, 0);
  return html`<p>What has a price comes to <b>${dollars(all)}</b> a month in all environments (${COST_BASIS}). What has none is counted beside it, not in it.</p>
${table({
  id: 'cost/table',
  caption: 'Cost a month by environment, beside what the designs state',
  empty: 'Nothing costs anything.',
  columns: [
    { title: 'Environment' },
    ...['With a price', 'Stated by the design', 'Resources without a price'].map((title) => ({
      ...{ title, kind: 'number' as const },
    })),
    { title: 'Dearest' },
  ],
  rows: costs.map(({ name, total, design, unpriced, lines }) => ({
    key: name,
    cells: [
      html`<b>${link(name, `${name}/cost`)}</b>`,
      dollars(total),
      design === null ? '–' : dollars(design),
      unpriced,
      lines
        .filter(({ usd }) => usd !== null)
        .slice(0, 3)
        .map(({ what, usd }) => `${what} ${dollars(usd ?? 0)}`)
        .join(', ') || '–',
    ],
  })),
})}`;
}
