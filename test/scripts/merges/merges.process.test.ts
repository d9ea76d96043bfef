// A few of the pairs that npm run verify:merges draws: the same seeds are the same pairs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTrials, type Trials } from '../../../scripts/merges/try-pairs.ts';
import { systemsGone } from '../../support/systems/systems.ts';

describe.skipIf(systemsGone.length > 0)('two branches with an edit each', () => {
  let trials: Trials;

  beforeAll(() => {
    trials = openTrials('.');
  });
  afterAll(() => trials.close());

  it.each([
    [0, 'two services'],
    [1, 'two stores'],
    [2, 'a service and a store'],
    [3, 'two environments'],
  ])('merge without a conflict in results, and synth changes nothing: pair %i, of %s', (seed) => {
    const tried = trials.tryPair(seed);

    expect(tried).toMatchObject({ conflicts: [], stale: [] });
    expect([tried?.pair.mine.isNew, tried?.pair.theirs.isNew]).toEqual([false, false]);
  });

  it('may meet where both add something, and synth writes what is missing', () => {
    const tried = trials.tryPair(4);

    expect([tried?.pair.mine.isNew, tried?.pair.theirs.isNew]).toEqual([true, true]);
    expect(tried?.stale).toEqual([]);
    expect(tried?.conflicts.every((path) => path.startsWith('dist/'))).toBe(true);
  });
});
