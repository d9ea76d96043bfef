import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderTable } from '../../../scripts/schemas/render-table.ts';

describe('renderTable', () => {
  it('gives the table that is committed, from the packages that are pinned', async () => {
    const committed = readFileSync('src/check/kubernetes/schema/kinds.generated.json', 'utf8');

    // Compared as a whole: a difference of a hundred kilobytes helps nobody.
    expect((await renderTable()) === committed, 'npm run schemas').toBe(true);
  });
});
