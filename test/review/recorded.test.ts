// test/review/recorded.yaml: what a review says of changes that people make.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Group } from '../../src/review/groups/group-changes.ts';
import { causeLines, placesOf, SIGNS } from '../../src/review/render/words.ts';
import { reviewed, type TextEdit } from '../support/reviewed.ts';
import { askedOf } from '../support/systems/systems.ts';

interface Recorded {
  readonly change: string;
  readonly environments: readonly string[];
  readonly edits: readonly TextEdit[];
  readonly groups: readonly ToldGroup[];
}

interface ToldGroup {
  readonly causes: readonly string[];
  readonly labels: readonly string[];
  /** Absent: only the labels are compared. */
  readonly reasons?: readonly string[];
  readonly changes: readonly string[];
}

const all: readonly Recorded[] = parse(readFileSync('test/review/recorded.yaml', 'utf8'));

const recorded = askedOf(all, 'recorded changes', ({ environments, edits }) => [
  ...environments,
  ...edits.map(({ file }) => file),
]);

describe('a review', () => {
  it('is recorded of changes that differ', () => {
    expect(new Set(all.map(({ change }) => change)).size).toBe(all.length);
  });

  it.each(recorded)('tells all of $change', ({ environments, edits, groups }) => {
    const told = reviewed(environments, edits).groups.map((group, at) =>
      groups[at]?.reasons === undefined ? toldOf(group) : withReasons(group),
    );

    expect(told).toEqual(groups);
  });
});

function toldOf({ cause, dangers, patterns }: Group): ToldGroup {
  return {
    causes: causeLines(cause),
    labels: [...new Set(dangers.map(({ label }) => label))],
    changes: patterns.map((pattern) => `${SIGNS[pattern.action]} ${placesOf(pattern)}`),
  };
}

function withReasons(group: Group): ToldGroup {
  return { ...toldOf(group), reasons: group.dangers.map(({ reason }) => reason) };
}
