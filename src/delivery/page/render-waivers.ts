// Findings that somebody answers for, one row each.

import { code, inline, table } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

const HEADINGS = ['Finding', 'Where', 'Why it is acceptable', 'Owner', 'Until'];

export function renderWaivers({ waivers }: Environment): readonly string[] {
  const rows = sortedEntries(waivers).map(([, waiver]) => [
    code(waiver.code),
    code(waiver.path),
    inline(waiver.reason),
    inline(waiver.owner),
    waiver.until,
  ]);
  return rows.length === 0 ? [] : table(HEADINGS, rows);
}
