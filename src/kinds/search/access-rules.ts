// Whom a domain tells apart, and who gives them their roles.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';
import { report } from './codes.ts';
import type { Search } from './schema.ts';

export function checkAccess(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.search).flatMap(([key, search]) =>
    search.access === 'network'
      ? [...needless(key, search), ...readers(environment, key)]
      : givers(environment, key, search),
  );
}

function needless(search: string, domain: Search): readonly Diagnostic[] {
  const has = {
    administrator: domain.administrator !== null,
    writers: Object.keys(domain.writers).length > 0,
    mappedBy: domain.mappedBy !== null,
  };
  return (['administrator', 'writers', 'mappedBy'] as const)
    .filter((key) => has[key])
    .map((key) => report('model/search-open', { search, key }, { path: ['search', search, key] }));
}

function readers(environment: Environment, search: string): readonly Diagnostic[] {
  return consumersOf(environment)
    .filter(({ uses }) => uses.search[search] === 'read')
    .map(({ key: service, path: at }) => {
      const path = [...at, 'search', search];
      return report('model/search-read-open', { search, service }, { path });
    });
}

function givers(
  { cluster }: Environment,
  search: string,
  { administrator, mappedBy }: Search,
): readonly Diagnostic[] {
  const path = ['search', search];
  if (cluster === null) {
    return administrator === null && mappedBy === null
      ? [report('model/search-unmapped', { search }, { path, target: 'key' })]
      : [];
  }
  if (mappedBy === null) return [];
  const args = { search, mapper: mappedBy };
  return [report('model/search-mapped-twice', args, { path: [...path, 'mappedBy'] })];
}
