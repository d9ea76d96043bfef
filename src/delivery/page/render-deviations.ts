// Where the environment does not do what its design says, one row each.

import { code, inline, table } from '../../model/page/markdown.ts';
import { resolvePath } from '../../model/resolve-path.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

const HEADINGS = ['Path', 'Design', 'Here', 'Because', 'Raised in'];

export function renderDeviations(environment: Environment): readonly string[] {
  const rows = sortedEntries(environment.deviations).map(([path, { design, because, refs }]) => [
    code(path),
    inline(String(design)),
    describeValue(resolvePath(environment, path)?.value),
    inline(because),
    refs.map(inline).join(', '),
  ]);
  return rows.length === 0 ? [] : table(HEADINGS, rows);
}

/** A large part of the environment is not repeated here. */
const VALUE_MAX = 120;

function describeValue(value: unknown): string {
  if (value === null) return 'none';
  if (typeof value !== 'object') return code(String(value));
  const given = JSON.stringify(value, (key, inner: unknown) =>
    key !== '' && isNothing(inner) ? undefined : inner,
  );
  const text = given
    .replaceAll(/"(:?)/g, (_quote, colon) => (colon ? ': ' : ''))
    .replaceAll(/[{}[\]]/g, '')
    .replaceAll(/,(?=\S)/g, ', ')
    .trimEnd();
  if (text === '') return 'present';
  return text.length > VALUE_MAX ? 'see the environment file' : code(text);
}

/** As a default that nobody wrote is. */
function isNothing(value: unknown): boolean {
  if (value === null || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
