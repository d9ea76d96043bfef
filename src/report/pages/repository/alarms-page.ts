import { alarmsOf } from '../../data/alarms.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { link } from '../page.ts';
import { code, table } from '../table.ts';

export function alarmsBody(environments: readonly ReportedEnvironment[]): Markup {
  return table({
    id: 'alarms/table',
    caption: 'Alarms, alerts and budgets; those that charts bring are not among them',
    empty: 'Nothing wakes anybody.',
    columns: [
      ...['Name', 'Environment', 'From', 'Severity'].map((title) => ({ title })),
      ...['What', 'When'].map((title) => ({ title, kind: 'long' as const })),
    ],
    rows: environments.flatMap((reported) =>
      alarmsOf(reported).map(({ name, from, severity, what, when, place }) => ({
        cells: [
          html`<b>${name}</b><br><small>${place}</small>`,
          link(reported.name, reported.name),
          from,
          severity || '–',
          what,
          code(when),
        ],
      })),
    ),
  });
}
