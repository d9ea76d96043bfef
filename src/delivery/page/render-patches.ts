// What is changed after it is compiled, one row each.
import { code, inline, table } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

const HEADINGS = ['Patch', 'Of', 'What it does', 'Why no key says it'];

export function renderPatches({ patches }: Environment): readonly string[] {
  const rows = sortedEntries(patches).map(([name, { target, patch, reason }]) => [
    code(name),
    code(target),
    patch.map(({ op, path }) => `${op} ${code(path)}`).join(', '),
    inline(reason),
  ]);
  return rows.length === 0 ? [] : table(HEADINGS, rows);
}
