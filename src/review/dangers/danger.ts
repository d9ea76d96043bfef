// How dangerous a change is, in the words of a reviewer; the worst first.
export const LABELS = [
  'destroys data',
  'replaces',
  'immutable',
  'applies out of order',
  'opens network',
  'widens permission',
  'weakens',
  'removes alarm or backup',
  'disrupts',
  'restarts pods',
  'costs more',
] as const;

export type Label = (typeof LABELS)[number];

export interface Danger {
  readonly label: Label;
  /** What of the change is dangerous, and what it comes to; one sentence without a period. */
  readonly reason: string;
  /** What a finding of `lifecycle` may say the same of, such as `aws_db_instance.main`. Absent: nothing. */
  readonly about?: string;
  /** The words of the reason that stand for the thing: of others that are alike, the reason is the same but for
   * them. Absent: nothing is alike. */
  readonly subject?: string;
  /** What is made anew by it, as `data/aws_db_instance.main`. Absent: nothing. */
  readonly replaced?: readonly string[];
}

/** Below zero: `one` is worse than `other`. */
export function compareDangers(one: Danger, other: Danger): number {
  return LABELS.indexOf(one.label) - LABELS.indexOf(other.label);
}

/** As options and labels of pull requests have it: `destroys-data`. */
export function slugOf(label: Label): string {
  return label.replaceAll(' ', '-');
}
