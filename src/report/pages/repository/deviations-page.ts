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
          valueWords(resolvePath(environment, path)?.value),
          because,
          refs.join(', '),
        ],
      })),
    ),
  });
}

/** A large part of the environment is not repeated here. */
const VALUE_MAX = 120;

function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value !== 'object') return String(value);
  const text = JSON.stringify(value, (key, inner: unknown) =>
    key !== '' && isNothing(inner) ? undefined : inner,
  );
  if (text === '{}' || text === '[]') return 'present';
  const words = text.replaceAll(/"(:?)/g, (_quote, colon) => (colon ? ': ' : ''));
  return text.length > VALUE_MAX
    ? 'see the environment file'
    : words.replaceAll(/[{}[\]]/g, '').replaceAll(/,(?=\S)/g, ', ');
}

/** As a default that nobody wrote is. */
function isNothing(value: unknown): boolean {
  if (value === null || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
