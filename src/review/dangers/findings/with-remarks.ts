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
  const isDueTo = (group: Group, isIt: (edit: Edit) => boolean) =>
    group.cause.type === 'edits' && group.cause.edits.some(isIt);
  const isRelatedTo = (edit: Edit) => isRelated(edit.path, at.path);
  const about = near.filter((group) => isAbout(group, environment, thing));
  return (
    near.find(({ cause }) => cause.type === 'environment' && cause.name === environment) ??
    about.find((group) => isDueTo(group, (edit) => isAt(edit, at))) ??
    about.find((group) => isDueTo(group, isRelatedTo)) ??
    about[0] ??
    near.find((group) => isDueTo(group, (edit) => isAt(edit, at))) ??
    near.find((group) => isDueTo(group, isRelatedTo))
  );
}

function isAbout({ patterns }: Group, environment: string, thing: string | undefined): boolean {
  if (thing === undefined) return false;
  return patterns.some(({ places }) =>
    places.some(
      (each) =>
        each.environment === environment &&
        [`${each.place} ${each.name}`, each.name].includes(thing),
    ),
  );
}

function isAt(one: Edit, other: Edit): boolean {
  return !one.isGone && one.file === other.file && one.line === other.line;
}

function withRemark(group: Group, remark: Remark): Group {
  const { environment, label, reason, about } = remark;
  const same = group.dangers.find((told) => told.label === label && told.reason === reason);
  const said = group.dangers.filter((each) => each === same || isSaidBy(remark, each));
  const told: Told = {
    ...{ label, reason, ...(about !== undefined && { about }) },
    environments: [...new Set([...(same?.environments ?? []), environment])].sort(),
    replaced: said.flatMap(({ replaced = [] }) => replaced),
  };
  const others = group.dangers.filter((each) => !said.includes(each));
  return { ...group, dangers: [...others, told].toSorted(compareDangers) };
}

/** Whether a judge says of the same thing what the remark says, or less. */
function isSaidBy({ label, about, argument }: Remark, told: Told): boolean {
  if (about === undefined || told.about !== about) return false;
  const isSame = told.label === label || (told.label === 'replaces' && label === 'destroys data');
  return isSame && (argument === undefined || told.reason.includes(argument));
}

function ownGroup({ environment, at, label, reason, about }: Remark): Group {
  return {
    cause: { type: 'edits', edits: [at] },
    environments: [environment],
    dangers: [
      { label, reason, environments: [environment], ...(about !== undefined && { about }) },
    ],
    patterns: [],
  };
}
