// Every statement of the five designs, read in the output; what is committed is that output, which the proofs as a
// whole compile once more.
import { expect, it } from 'vitest';
import { ROOT } from '../support/root.ts';
import { isWhole, someOf } from '../support/some-of.ts';
import { describeSystems } from '../support/systems/describe-systems.ts';
import { DESIGNS } from './all-rows.ts';
import { missing, PROOFS } from './designs.ts';
import { committedFiles, emittedFiles, notCommitted } from './emitted.ts';
import { fixtureFiles } from './fixtures.ts';
import { documentsOf } from './proof/documents.ts';
import { claimsOf } from './proof/rows.ts';

const files = isWhole() ? emittedFiles(ROOT) : committedFiles(ROOT);
const documents = documentsOf(new Map([...files, ...fixtureFiles(ROOT)]));

it.runIf(isWhole())('proves what is committed', () => {
  expect(notCommitted(ROOT, files)).toEqual([]);
});

for (const design of DESIGNS) {
  describeSystems([design], `the design of ${design}`, () => {
    it('has a proof of each row, and of no other', () => {
      expect(missing(design)).toEqual({ open: [], unknown: [] });
    });

    const rows = Object.entries(PROOFS[design]).map(([id, row]) => ({ id, row, title: row.title }));

    it.each(someOf(rows, 8))('$id: $title', ({ id, row }) => {
      const failed = claimsOf(id, row).filter((claim) => !claim.holds(documents));

      expect(failed.map(({ text }) => text)).toEqual([]);
    });
  });
}
