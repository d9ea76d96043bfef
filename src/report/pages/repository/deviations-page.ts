import { valueWords } from '../../../model/page/value-words.ts';
import { resolvePath } from '../../../model/resolve-path.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import type { Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { link } from '../page.ts';
import { code, table } from '../table.ts';

export function deviationsBody(environments: readonly ReportedEnvironment[]): Markup {
  return table({
    id: 'deviations/table',
    caption: 'Where an environment does something else than its design asks, and why',
    empty: 'No environment deviates from its design.',
    columns: [
      ...[{ title: 'What', kind: 'long' as const }, { title: 'Environment' }],
      ...['Design', 'Here', 'Because'].map((title) => ({ title, kind: 'long' as const })),
      { title: 'Raised in' },
    ],
    rows: environments.flatMap(({ name, environment }) =>
      sortedEntries(environment.deviations).map(([path, { design, because, refs }]) => ({
        cells: [
          code(path),
          link(name, name),
          String(design),
          valueWords(resolvePath(environment, path)?.value).words,
          because,
          refs.join(', '),
        ],
      })),
    ),
  });
}
