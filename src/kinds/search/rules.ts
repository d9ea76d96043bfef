import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { report } from './codes.ts';
import type { Search } from './schema.ts';

/** GiB per node: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html */
const SEARCH_VOLUME_MAX: Readonly<Record<string, number>> = {
  't3.small.search': 100,
  't3.medium.search': 200,
};
const T3_MASTERS_MAX_DATA_NODES = 10;

export function checkSearch(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.search).flatMap(([key, search]) => [
    ...searchLimits(key, search),
    ...burstable(environment, key, search),
  ]);
}

function searchLimits(search: string, domain: Search): readonly Diagnostic[] {
  const { dataNodes, masterNodes } = domain;
  const max = SEARCH_VOLUME_MAX[dataNodes.type];
  const volumes =
    max !== undefined && dataNodes.storageGb > max
      ? [
          report(
            'model/search-storage',
            { search, type: dataNodes.type, size: dataNodes.storageGb, max },
            { path: ['search', search, 'dataNodes', 'storageGb'] },
          ),
        ]
      : [];
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

function burstable({ tier }: Environment, search: string, { dataNodes }: Search) {
  const isRisky = tier === 'production' && dataNodes.type.startsWith('t');
  const where = { path: ['search', search, 'dataNodes', 'type'] };
  const args = { search, type: dataNodes.type };
  return isRisky ? [report('model/search-burstable', args, where)] : [];
}
