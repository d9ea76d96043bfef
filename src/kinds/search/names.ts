import { fixedComponent, type Name } from '../../model/name.ts';
import { addonRoleName } from '../../model/naming/cluster.ts';
import { pathOf, prefixOf } from '../../model/naming/core.ts';
import { searchDomainName } from '../../model/naming/search.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { hasMaster, mappingOrigins } from './roles/mapped.ts';

/** What gives IAM roles their roles in domains, as the cluster, IAM and Argo CD know it. */
export const ROLES_ACCOUNT = 'search-roles';

const OPENSEARCH_MAX = 28;
const IAM_ROLE_MAX = 64;

/** IAM role that may do everything in a domain, and that nobody but a Job takes on. */
export function masterRoleName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-search-${key}-master`;
}

/** In Secrets Manager: url. */
export function searchSecretName(environment: Environment, key: string): string {
  return `${pathOf(environment)}/search/${key}`;
}

export function searchNames(environment: Environment): readonly Name[] {
  const domains = Object.keys(environment.search).map((key) => ({
    what: `search domain ${key}`,
    name: searchDomainName(environment, key),
    max: OPENSEARCH_MAX,
    path: ['search', key],
  }));
  const masters = Object.keys(environment.search)
    .filter((key) => hasMaster(environment, key))
    .map((key) => ({
      what: `master role of search domain ${key}`,
      name: masterRoleName(environment, key),
      max: IAM_ROLE_MAX,
      path: ['search', key],
    }));
  return [...domains, ...masters, ...jobNames(environment)];
}

function jobNames(environment: Environment): readonly Name[] {
  const [origin] = mappingOrigins(environment);
  if (!origin) return [fixedComponent(ROLES_ACCOUNT)];
  const role = {
    what: `role of add-on ${ROLES_ACCOUNT}`,
    name: addonRoleName(environment, ROLES_ACCOUNT),
    max: IAM_ROLE_MAX,
    path: origin,
  };
  return [fixedComponent(ROLES_ACCOUNT), role];
}
