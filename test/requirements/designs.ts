// The five designs with the proof of each of their statements.
import { type Design, rowsOf } from './all-rows.ts';
import { rows as commerce } from './commerce/rows.ts';
import { rows as landingZone } from './landing-zone/rows.ts';
import { rows as learningHub } from './learning-hub/rows.ts';
import { rows as openedx } from './openedx/rows.ts';
import { claimsOf, type Row, type Rows } from './proof/rows.ts';
import { rows as threeTier } from './three-tier/rows.ts';

export const PROOFS: Readonly<Record<Design, Rows>> = {
  openedx,
  'landing-zone': landingZone,
  'three-tier': threeTier,
  'learning-hub': learningHub,
  commerce,
};

export type Status = 'proven' | 'deviation' | 'documented';

/** A row that deviates in a part deviates; one that has nothing but words is documented. */
export function statusOf(id: string, row: Row): Status {
  const manners = claimsOf(id, row).map(({ manner }) => manner);
  if (manners.includes('deviation')) return 'deviation';
  return manners.includes('output') ? 'proven' : 'documented';
}

/** Rows that nothing proves, and proofs of rows that the design does not have. */
export function missing(design: Design): { open: readonly string[]; unknown: readonly string[] } {
  const ids = rowsOf(design);
  const proven = Object.keys(PROOFS[design]);
  return {
    open: ids.filter((id) => !proven.includes(id)),
    unknown: proven.filter((id) => !ids.includes(id)),
  };
}
