import type { Name } from '../../model/name.ts';
import { pathOf } from '../../model/naming/core.ts';
import { searchDomainName } from '../../model/naming/search.ts';
import type { Environment } from '../../model/schema/environment.ts';

const OPENSEARCH_MAX = 28;

/** In Secrets Manager: url. */
export function searchSecretName(environment: Environment, key: string): string {
  return `${pathOf(environment)}/search/${key}`;
}

export function searchNames(environment: Environment): readonly Name[] {
  return Object.keys(environment.search).map((key) => ({
    what: `search domain ${key}`,
    name: searchDomainName(environment, key),
    max: OPENSEARCH_MAX,
    path: ['search', key],
  }));
}
