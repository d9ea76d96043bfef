import { describe, expect, it } from 'vitest';
import { cacheNodeIds } from '../../../src/kinds/caches/names.ts';
import { anEnvironment } from '../../support/an-environment.ts';

function idsOf(shards: number, replicasPerShard: number) {
  return cacheNodeIds(anEnvironment({ caches: { main: { shards, replicasPerShard } } }), 'main');
}

describe('nodes of a cache', () => {
  it('are numbered', () => {
    expect(idsOf(1, 1)).toEqual(['shop-prod-main-001', 'shop-prod-main-002']);
  });

  it('are numbered by shard in cluster mode', () => {
    expect(idsOf(2, 1)).toEqual([
      'shop-prod-main-0001-001',
      'shop-prod-main-0001-002',
      'shop-prod-main-0002-001',
      'shop-prod-main-0002-002',
    ]);
  });
});
