// The whole of a review: what differs from the base, grouped, and whom it concerns.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Affected, affectedBy, type Order } from './affected.ts';
import type { Change } from './change.ts';
import { costOf, type EnvironmentCost } from './cost/costs-of.ts';
import { dangersIn, type Settings } from './dangers/dangers-of.ts';
import { type Found, remarksOfFindings } from './dangers/findings/remarks-of-findings.ts';
import { remarksOfWaivers, type WaiverEdit } from './dangers/findings/remarks-of-waivers.ts';
import { withRemarks } from './dangers/findings/with-remarks.ts';
import { foldDangers } from './groups/fold-dangers.ts';
import { type Group, groupChanges } from './groups/group-changes.ts';

export interface Review {
  /** The commit that is compared with, shortened. */
  readonly base: string;
  /** How many environments were looked at. */
  readonly environments: number;
  readonly groups: readonly Group[];
  /** Pages, pipelines and the like, which follow. */
  readonly files: readonly Group[];
  readonly affected: readonly Affected[];
  /** What `lifecycle` finds, each with its place. */
  readonly findings: readonly Diagnostic[];
  /** Of environments where what is paid by the hour differs. */
  readonly costs: readonly EnvironmentCost[];
}

export interface ReviewInput {
  readonly base: string;
  readonly environments: number;
  readonly changes: readonly Change[];
  readonly findings: readonly Diagnostic[];
  /** The same by environment, with those that a waiver allows. */
  readonly found: readonly Found[];
  /** Edits below `waivers`, which change no result. */
  readonly waivers: readonly WaiverEdit[];
  readonly settings: Settings;
  readonly orders: readonly Order[];
}

export function reviewChanges(input: ReviewInput): Review {
  const { base, environments, changes, findings, found, waivers, settings, orders } = input;
  const isFile = ({ thing }: Change) => thing.plane === 'file';
  const dangersOf = dangersIn(settings);
  const groups = groupChanges(
    changes.filter((each) => !isFile(each)),
    dangersOf,
  );
  const remarks = [...remarksOfFindings(found), ...remarksOfWaivers(waivers)];
  return {
    ...{ base, environments, findings },
    affected: affectedBy(changes, orders),
    groups: withRemarks(groups, remarks).map((group) => ({
      ...group,
      dangers: foldDangers(group.dangers),
    })),
    costs: [...settings].flatMap(([name, setting]) => costOf(name, setting?.transition) ?? []),
    files: groupChanges(changes.filter(isFile), dangersOf),
  };
}
