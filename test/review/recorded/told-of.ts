// Recorded changes: data beside this file. What a review says of each is compared word by word.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Group } from '../../../src/review/groups/group-changes.ts';
import { causeLines, placesOf, SIGNS } from '../../../src/review/render/words.ts';
import { type Reviewed, reviewed } from '../../support/reviewed.ts';
import { askedOf } from '../../support/systems/systems.ts';

export interface Recorded extends Reviewed {
  readonly change: string;
  readonly groups: readonly ToldGroup[];
}

interface ToldGroup {
  readonly causes: readonly string[];
  readonly labels: readonly string[];
  /** Absent: only the labels are compared. */
  readonly reasons?: readonly string[];
  readonly changes: readonly string[];
}

export function recordedIn(name: string): readonly Recorded[] {
  return parse(readFileSync(`test/review/recorded/${name}.yaml`, 'utf8'));
}

/** Those whose systems are there. */
export function askedIn(name: string): readonly Recorded[] {
  return askedOf(recordedIn(name), `recorded changes of ${name}`, (each) => [
    ...each.environments,
    ...[...each.edits, ...(each.stood ?? [])].map(({ file }) => file),
  ]);
}

/** In the form of the data, with reasons where it has them. */
export function toldOf(recorded: Recorded): readonly ToldGroup[] {
  return reviewed(recorded).groups.map((group, at) =>
    recorded.groups[at]?.reasons === undefined ? groupOf(group) : withReasons(group),
  );
}

function groupOf({ cause, dangers, patterns }: Group): ToldGroup {
  return {
    causes: causeLines(cause),
    labels: [...new Set(dangers.map(({ label }) => label))],
    changes: patterns.map((pattern) => `${SIGNS[pattern.action]} ${placesOf(pattern)}`),
  };
}

function withReasons(group: Group): ToldGroup {
  return { ...groupOf(group), reasons: group.dangers.map(({ reason }) => reason) };
}
