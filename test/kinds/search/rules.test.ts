import { describe, expect, it } from 'vitest';
import { checkSearch } from '../../../src/kinds/search/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkSearch(anEnvironment(overrides)));
}

function search(overrides: Overrides): Overrides {
  return { tier: 'staging', search: { main: overrides } };
}

describe('checkSearch', () => {
  it.each([
    ['t3.small.search', 101],
    ['t3.medium.search', 201],
    ['m6g.large.search', 1025],
  ])('reports volumes on %s of %d GiB', (type, storageGb) => {
    expect(check(search({ dataNodes: { type, storageGb } }))).toEqual([
      'model/search-storage at value of search.main.dataNodes.storageGb',
    ]);
  });

  it.each([
    ['t3.small.search', 100],
    ['t3.medium.search', 200],
    ['m6g.large.search', 1024],
    ['r6g.12xlarge.search', 24_576],
    ['m9g.large.search', 30_000],
  ])('accepts volumes on %s of %d GiB', (type, storageGb) => {
    expect(check(search({ dataNodes: { type, storageGb } }))).toEqual([]);
  });

  it('reports types that take no volumes of gp3', () => {
    expect(check(search({ dataNodes: { type: 'i3.large.search' } }))).toEqual([
      'model/search-volume at value of search.main.dataNodes.type',
    ]);
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
