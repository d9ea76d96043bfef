// Which domains have roles inside, and whose cluster gives them.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { type Landscape, neighbour } from '../../../model/landscape/landscape.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf } from '../../../model/services/consumers.ts';

/** Whether a Job is the master of a domain, and not its administrator. */
export function hasMaster({ search, cluster }: Environment, key: string): boolean {
  const domain = search[key];
  return domain?.access === 'iam' && (cluster !== null || domain.mappedBy !== null);
}

/** The environment whose Job is the master of a domain; null: none. */
export function mapperOf(
  environment: Environment,
  key: string,
  landscape: Landscape,
): Environment | null {
  const mappedBy = environment.search[key]?.mappedBy ?? null;
  if (!hasMaster(environment, key)) return null;
  return environment.cluster === null && mappedBy !== null
    ? neighbour(landscape, mappedBy)
    : environment;
}

/** A domain that a Job of an environment is the master of. */
export interface MappedDomain {
  /** Of what the Job is made of. */
  readonly name: string;
  readonly owner: Environment;
  readonly key: string;
  readonly isOwn: boolean;
  readonly origin: Path;
}

const MAPS_ROLES = ['observability', 'logs', 'search', 'mapsRoles'];

/** Where it is written that a Job of an environment gives roles. */
export function mappingOrigins(environment: Environment): readonly Path[] {
  return [
    ...ownMapped(environment).map((key) => ['search', key]),
    ...(environment.observability.logs.search?.mapsRoles ? [MAPS_ROLES] : []),
  ];
}

/** Its own, and the one that it writes logs to if it gives roles there. */
export function mappedDomains(
  environment: Environment,
  landscape: Landscape,
): readonly MappedDomain[] {
  const own = ownMapped(environment).map((key) => ({
    ...{ name: `search-${key}-roles`, owner: environment, key },
    ...{ isOwn: true, origin: ['search', key] },
  }));
  const { search } = environment.observability.logs;
  if (!search?.mapsRoles) return own;
  const owner = neighbour(landscape, search.environment);
  const logs = { name: 'log-search-roles', owner, key: search.domain };
  return [...own, { ...logs, isOwn: false, origin: MAPS_ROLES }];
}

function ownMapped(environment: Environment): readonly string[] {
  if (environment.cluster === null) return [];
  return Object.keys(environment.search).filter((key) => hasMaster(environment, key));
}

/** Those in which the Job gives roles, and that nothing of the cluster uses. */
export function unusedDomains(environment: Environment): readonly string[] {
  const consumers = consumersOf(environment);
  return ownMapped(environment).filter((key) => !consumers.some(({ uses }) => uses.search[key]));
}
