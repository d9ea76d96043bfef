import { describe, expect, it } from 'vitest';
import { checkCaches } from '../../../src/kinds/caches/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkCaches(anEnvironment(overrides)));
}

describe('checkCaches', () => {
  it('reports a cache over zones without a replica', () => {
    expect(check({ caches: { main: { replicasPerShard: 0 } } })).toEqual([
      'model/cache-without-replica at value of caches.main.replicasPerShard',
    ]);
  });

  it('accepts a cache of one node in one zone', () => {
    expect(check({ caches: { main: { replicasPerShard: 0, multiAz: false } } })).toEqual([]);
  });
});
