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

  it.each([
    ['iam', '6.2'],
    ['password', '5.0'],
  ])('reports a version without users that sign in so: %s with %s', (access, version) => {
    expect(check({ caches: { main: { access, version } } })).toEqual([
      'model/cache-access-version at value of caches.main.version',
    ]);
  });

  it.each([
    ['redis', 'iam', '7.0'],
    ['redis', 'password', '6.2'],
    ['redis', 'network', '5.0'],
    ['valkey', 'iam', '7.2'],
  ])('accepts %s with access %s from %s on', (engine, access, version) => {
    expect(check({ caches: { main: { engine, access, version } } })).toEqual([]);
  });

  it('accepts a cache of one node in one zone', () => {
    expect(check({ caches: { main: { replicasPerShard: 0, multiAz: false } } })).toEqual([]);
  });
});
