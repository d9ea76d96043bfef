import type { Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { link } from '../page.ts';
import { code, day, table } from '../table.ts';

/** The one that ends first stands first. */
export function waiversBody(environments: readonly ReportedEnvironment[]): Markup {
  const all = environments.flatMap(({ name, environment }) =>
    Object.entries(environment.waivers).map(([key, waiver]) => ({ name, key, ...waiver })),
  );
  const sorted = all.toSorted((one, other) => {
    const [left, right] = [one, other].map(({ until, name, key }) => `${until} ${name} ${key}`);
    return String(left) < String(right) ? -1 : 1;
  });
  return table({
    id: 'waivers/table',
    caption: 'Findings that somebody answers for, the next one to end first',
    empty: 'No finding is waived.',
    columns: ['Until', 'Environment', 'Finding', 'Where', 'Why it is acceptable', 'Owner'].map(
      (title) => ({ title }),
    ),
    rows: sorted.map(({ name, key, code: finding, path, reason, owner, until }) => ({
      key: `${name}/${key}`,
      cells: [day(until), link(name, name), code(finding), code(path), reason, owner],
    })),
  });
}
