// Where the environment does not do what its design says, one row each.

import { code, inline, table } from '../../model/page/markdown.ts';
import { valueWords } from '../../model/page/value-words.ts';
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

function describeValue(value: unknown): string {
  const { words, isWritten } = valueWords(value);
  return isWritten ? code(words) : words;
}
