// The whole of a review: what differs from the base, grouped, and whom it concerns.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Affected, affectedBy, type Order } from './affected.ts';
import type { Change } from './change.ts';
import { dangersIn, type Transitions } from './dangers/dangers-of.ts';
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
}

export interface ReviewInput {
  readonly base: string;
  readonly environments: number;
  readonly changes: readonly Change[];
  readonly findings: readonly Diagnostic[];
  readonly transitions: Transitions;
  readonly orders: readonly Order[];
}

export function reviewChanges(input: ReviewInput): Review {
  const { base, environments, changes, findings, transitions, orders } = input;
  const isFile = ({ thing }: Change) => thing.plane === 'file';
  const dangersOf = dangersIn(transitions);
  return {
    ...{ base, environments, findings },
    affected: affectedBy(changes, orders),
    groups: groupChanges(
      changes.filter((each) => !isFile(each)),
      dangersOf,
    ),
    files: groupChanges(changes.filter(isFile), dangersOf),
  };
}
