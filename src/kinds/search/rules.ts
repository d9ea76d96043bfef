import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { searchVolumeMax } from '../../facts/stores.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { report } from './codes.ts';
import type { Search } from './schema.ts';

const T3_MASTERS_MAX_DATA_NODES = 10;

export function checkSearch(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.search).flatMap(([key, search]) => [
    ...searchLimits(key, search),
    ...burstable(environment, key, search),
  ]);
}

function searchLimits(search: string, domain: Search): readonly Diagnostic[] {
  const { dataNodes, masterNodes } = domain;
  const volumes = volumeLimits(search, domain);
  const hasSmallMasters =
    masterNodes?.type.startsWith('t3.') && dataNodes.count > T3_MASTERS_MAX_DATA_NODES;
  if (!masterNodes || !hasSmallMasters) return volumes;
  return [
    ...volumes,
    report(
      'model/search-masters',
      { search, type: masterNodes.type, count: dataNodes.count },
      { path: ['search', search, 'masterNodes', 'type'] },
    ),
  ];
}

function volumeLimits(search: string, { dataNodes }: Search): readonly Diagnostic[] {
  const { type, storageGb: size } = dataNodes;
  const max = searchVolumeMax(type);
  const path = ['search', search, 'dataNodes'];
  if (max === undefined || size <= max) return [];
  return max === 0
    ? [report('model/search-volume', { search, type }, { path: [...path, 'type'] })]
    : [
        report(
          'model/search-storage',
          { search, type, size, max },
          { path: [...path, 'storageGb'] },
        ),
      ];
}

function burstable({ tier }: Environment, search: string, { dataNodes }: Search) {
  const isRisky = tier === 'production' && dataNodes.type.startsWith('t');
  const where = { path: ['search', search, 'dataNodes', 'type'] };
  const args = { search, type: dataNodes.type };
  return isRisky ? [report('model/search-burstable', args, where)] : [];
}
