import { schedulesOf } from '../../data/schedules.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { link } from '../page.ts';
import { code, table } from '../table.ts';

export function schedulesBody(environments: readonly ReportedEnvironment[]): Markup {
  return table({
    id: 'schedules/table',
    caption: 'Jobs, hours, backups and windows of maintenance',
    empty: 'Nothing happens by the clock.',
    columns: ['What', 'Environment', 'When', 'Time zone', 'Written in'].map((title) => ({ title })),
    rows: environments.flatMap((reported) =>
      schedulesOf(reported).map(({ what, when, timeZone, place, isSuspended }) => ({
        cells: [
          html`${what}${isSuspended ? html` <b class="bad">suspended</b>` : null}`,
          link(reported.name, reported.name),
          code(when),
          timeZone,
          place,
        ],
      })),
    ),
  });
}
