// What is known of a line rather than of one change: told where that line makes things come out otherwise.

import type { Edit } from '../../change.ts';
import { byDanger, type Group, type Told } from '../../groups/group-changes.ts';
import { isRelated } from '../../is-related.ts';
import { compareDangers, type Danger } from '../danger.ts';

export interface Remark extends Danger {
  readonly environment: string;
  /** The line, as an edit, even if it is not one. */
  readonly at: Edit;
  /** Of the resource or the object that it is about, as `stack address` or `Kind namespace/name`. Absent: none. */
  readonly thing?: string;
  /** An argument without which a judge does not say the same. Absent: it says the same of any. */
  readonly argument?: string;
}

export function withRemarks(
  groups: readonly Group[],
  remarks: readonly Remark[],
): readonly Group[] {
  return remarks.reduce(place, groups).toSorted(byDanger);
}

function place(groups: readonly Group[], remark: Remark): readonly Group[] {
  const found = groupFor(groups, remark);
  if (found === undefined) return [...groups, ownGroup(remark)];
  return groups.map((group) => (group === found ? withRemark(group, remark) : group));
}

function groupFor(groups: readonly Group[], remark: Remark): Group | undefined {
  const { environment, thing, at } = remark;
  const near = groups.filter(({ environments }) => environments.includes(environment));
  const editsOf = ({ cause }: Group) => (cause.type === 'edits' ? cause.edits : []);
  return (
    near.find(({ cause }) => cause.type === 'environment' && cause.name === environment) ??
    near.find(({ patterns }) =>
      patterns.some(({ places }) =>
        places.some(
          (each) =>
            each.environment === environment &&
            thing !== undefined &&
            [`${each.place} ${each.name}`, each.name].includes(thing),
        ),
      ),
    ) ??
    near.find((group) => editsOf(group).some((edit) => isAt(edit, at))) ??
    near.find((group) => editsOf(group).some((edit) => isRelated(edit.path, at.path)))
  );
}

function isAt(one: Edit, other: Edit): boolean {
  return !one.isGone && one.file === other.file && one.line === other.line;
}

function withRemark(group: Group, remark: Remark): Group {
  const { environment, label, reason } = remark;
  const same = group.dangers.find((told) => told.label === label && told.reason === reason);
  const told: Told = {
    ...{ label, reason },
    environments: [...new Set([...(same?.environments ?? []), environment])].sort(),
  };
  const others = group.dangers.filter((each) => each !== same && !isSaidBy(remark, each));
  return { ...group, dangers: [...others, told].toSorted(compareDangers) };
}

/** Whether a judge says of the same thing what the remark says, or less. */
function isSaidBy({ label, about, argument }: Remark, told: Told): boolean {
  if (about === undefined || told.about !== about) return false;
  const isSame = told.label === label || (told.label === 'replaces' && label === 'destroys data');
  return isSame && (argument === undefined || told.reason.includes(argument));
}

function ownGroup({ environment, at, label, reason }: Remark): Group {
  return {
    cause: { type: 'edits', edits: [at] },
    environments: [environment],
    dangers: [{ label, reason, environments: [environment] }],
    patterns: [],
  };
}
