import { describe, expect, it } from 'vitest';
import { checkStores } from '../../../src/model/rules/stores.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkStores(anEnvironment(overrides)));
}

function database(overrides: Overrides): Overrides {
  return { databases: { main: overrides } };
}

function search(overrides: Overrides): Overrides {
  return { tier: 'staging', search: { main: overrides } };
}

describe('checkStores', () => {
  it.each([
    [500, 549],
    [20, 21],
    [100, 90],
  ])('reports storage of %d GiB that may grow to %d', (sizeGb, maxGb) => {
    expect(check(database({ storage: { sizeGb, maxGb } }))).toEqual([
      'model/storage-shrinks at value of databases.main.storage.maxGb',
    ]);
  });

  it.each([
    [500, 550],
    [20, 22],
    [70, 77],
  ])('accepts storage of %d GiB that may grow to %d, a tenth more', (sizeGb, maxGb) => {
    expect(check(database({ storage: { sizeGb, maxGb } }))).toEqual([]);
  });

  it.each(['db.t3.medium', 'db.m5.large'])(
    'warns about a replica of %s below its primary',
    (name) => {
      expect(check(database({ replicas: { reports: { class: name } } }))).toEqual([
        'model/replica-smaller at value of databases.main.replicas.reports.class',
      ]);
    },
  );

  it.each(['db.r5.large', 'db.r6g.xlarge', 'db.x9.large'])('accepts a replica of %s', (name) => {
    expect(check(database({ replicas: { reports: { class: name } } }))).toEqual([]);
  });

  const alarm = { title: 'Memory', abovePercent: 85, forMinutes: 5, of: 'main' };
  const alarms = { memory: { ...alarm, metric: 'databaseFreeMemory' } };

  it('reports a class of unknown memory that an alarm is about', () => {
    const databases = { main: { class: 'db.x9.large' } };

    expect(check({ databases, observability: { alarms } })).toEqual([
      'model/database-memory-unknown at value of databases.main.class',
    ]);
  });

  it('accepts a class of unknown memory that no alarm is about', () => {
    expect(check(database({ class: 'db.x9.large' }))).toEqual([]);
  });

  it('accepts a class of known memory that an alarm is about', () => {
    expect(check({ observability: { alarms } })).toEqual([]);
  });

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
