// What a review says of changes that people make. The other files are read by recorded.process.test.ts, which is
// no part of `npm test`, since each change compiles an environment a few times.
import { describe, expect, it } from 'vitest';
import { askedIn, recordedIn, toldOf } from './told-of.ts';

describe('a review', () => {
  it('is recorded', () => {
    expect(recordedIn('dangers')).not.toHaveLength(0);
  });

  it.each(askedIn('dangers'))('tells all of $change', (recorded) => {
    expect(toldOf(recorded)).toEqual(recorded.groups);
  });
});
