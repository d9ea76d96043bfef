// What a review says of changes that people make. Each compiles an environment a few times, and one that comes or
// goes all of them.
import { describe, expect, it } from 'vitest';
import { LABELS } from '../../../src/review/dangers/danger.ts';
import { someOf } from '../../support/some-of.ts';
import { askedIn, type Recorded, recordedIn, toldOf } from './told-of.ts';

const FILES = ['dangers', 'services', 'stores', 'networks', 'platform', 'environments'];

const asked = FILES.flatMap(askedIn);
/** Those that take long have a later turn. */
const byLength = [...asked.filter(isOfFew), ...asked.filter((each) => !isOfFew(each))];

describe('a review', () => {
  it.each(someOf(byLength, 16))('tells all of $change', (recorded) => {
    expect(toldOf(recorded)).toEqual(recorded.groups);
  });
});

describe('recorded changes', () => {
  it.each(FILES)('are there, of %s', (name) => {
    expect(recordedIn(name)).not.toHaveLength(0);
  });

  it('are more than fifty, of all labels and all five systems', () => {
    const all = FILES.flatMap(recordedIn);
    const labels = all.flatMap(({ groups }) => groups.flatMap((group) => group.labels));
    const systems = all.flatMap(({ edits, stood = [] }) =>
      [...edits, ...stood].map(({ file }) => file.split('/')[1]),
    );

    expect(all.length).toBeGreaterThan(50);
    expect(new Set(all.map(({ change }) => change)).size).toBe(all.length);
    expect([...new Set(labels)].sort()).toEqual([...LABELS].sort());
    expect(new Set(systems)).toEqual(
      new Set(['commerce', 'landing-zone', 'learning-hub', 'openedx', 'three-tier']),
    );
  });
});

/** Not of all environments there are. */
function isOfFew({ environments }: Recorded): boolean {
  return environments.length > 0;
}
