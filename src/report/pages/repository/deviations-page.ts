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
    columns: ['What', 'Environment', 'Design', 'Here', 'Because', 'Raised in'].map((title) => ({
      title,
    })),
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

const VALUE_MAX = 120;

function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > VALUE_MAX ? 'see the environment file' : text;
}
