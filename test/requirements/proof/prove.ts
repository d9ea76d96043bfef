// Whether proofs prove: all that a claim reads is taken away or made wrong, one at a time, and the
// claim has to fail each time.
import type { Documents } from './documents.ts';
import { claimsOf, type Rows } from './rows.ts';

export interface Survivor {
  readonly row: string;
  readonly claim: string;
  /** What was done without the claim failing. */
  readonly change: string;
}

export interface Proof {
  readonly changes: number;
  readonly survivors: readonly Survivor[];
}

export function prove(rows: Rows, documents: Documents): Proof {
  const proofs = Object.entries(rows).flatMap(([id, row]) =>
    claimsOf(id, row).map((claim) => {
      const changes = [...claim.spoilt(documents)];
      const survived = changes.filter((change) => claim.holds(change.documents));
      const texts = changes.length === 0 ? ['it reads nothing'] : survived.map(({ text }) => text);
      return {
        changes: changes.length,
        survivors: texts.map((change) => ({ row: id, claim: claim.text, change })),
      };
    }),
  );
  return {
    changes: proofs.reduce((sum, { changes }) => sum + changes, 0),
    survivors: proofs.flatMap(({ survivors }) => survivors),
  };
}
