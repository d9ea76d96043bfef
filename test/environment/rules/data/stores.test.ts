import { describe, expect, it } from 'vitest';
import { checkStores } from '../../../../src/environment/rules/data/stores.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkStores(anEnvironment(overrides)));
}

function search(overrides: Overrides): Overrides {
  return { tier: 'staging', search: { main: overrides } };
}

describe('checkStores', () => {
  it('reports a cache over zones without a replica', () => {
    expect(check({ caches: { main: { replicasPerShard: 0 } } })).toEqual([
      'model/cache-without-replica at value of caches.main.replicasPerShard',
    ]);
  });

  it('accepts a cache of one node in one zone', () => {
    expect(check({ caches: { main: { replicasPerShard: 0, multiAz: false } } })).toEqual([]);
  });

  it('reports brokers that do not spread evenly', () => {
    expect(check({ kafka: { main: { brokers: 3 } } })).toEqual([
      'model/zones-uneven at value of kafka.main.brokers',
    ]);
  });

  it('accepts several brokers per zone', () => {
    expect(check({ kafka: { main: { brokers: 4 } } })).toEqual([]);
  });

  it('counts the zones that Kafka is given', () => {
    const aws = { zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] };

    expect(check({ aws, kafka: { main: { zones: 2 } } })).toEqual([]);
    expect(check({ aws, kafka: { main: { zones: 2, brokers: 3 } } })).toEqual([
      'model/zones-uneven at value of kafka.main.brokers',
    ]);
  });

  it('reports more zones for Kafka than there are', () => {
    expect(check({ kafka: { main: { zones: 3, brokers: 3 } } })).toEqual([
      'model/kafka-zones at value of kafka.main.zones',
    ]);
  });

  it.each([
    ['t3.small.search', 101],
    ['t3.medium.search', 201],
  ])('reports volumes on %s of %d GiB', (type, storageGb) => {
    expect(check(search({ dataNodes: { type, storageGb } }))).toEqual([
      'model/search-storage at value of search.main.dataNodes.storageGb',
    ]);
  });

  it.each([
    ['t3.small.search', 100],
    ['t3.medium.search', 200],
    ['m6g.large.search', 1000],
  ])('accepts volumes on %s of %d GiB', (type, storageGb) => {
    expect(check(search({ dataNodes: { type, storageGb } }))).toEqual([]);
  });

  it.each([
    ['t3.medium.search', 10],
    ['m6g.large.search', 11],
  ])('accepts master nodes of %s for %d data nodes', (type, count) => {
    expect(check(search({ dataNodes: { count }, masterNodes: { count: 3, type } }))).toEqual([]);
  });

  it('reports small master nodes for eleven data nodes', () => {
    const masterNodes = { count: 3, type: 't3.medium.search' };

    expect(check(search({ dataNodes: { count: 11 }, masterNodes }))).toEqual([
      'model/search-masters at value of search.main.masterNodes.type',
    ]);
  });

  it('warns about burstable nodes in production', () => {
    expect(check({ search: { main: { dataNodes: { type: 't3.medium.search' } } } })).toEqual([
      'model/search-burstable at value of search.main.dataNodes.type',
    ]);
  });

  it('accepts burstable nodes elsewhere', () => {
    expect(check(search({ dataNodes: { type: 't3.medium.search' } }))).toEqual([]);
  });
});
