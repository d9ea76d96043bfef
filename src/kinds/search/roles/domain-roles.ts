// The roles inside of a domain, as its API takes them, and the IAM roles that have each.
// https://docs.opensearch.org/docs/latest/security/access-control/api/
import { logWriterArn } from '../../../model/identity.ts';
import type { Landscape } from '../../../model/landscape/landscape.ts';
import { ownRoleArn, roleArn, slugOf } from '../../../model/naming/core.ts';
import { serviceRoleName } from '../../../model/naming/services.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import { masterRoleName } from '../names.ts';
import type { SearchUse } from '../schema.ts';
import { writersOf } from '../writers.ts';

/** Ours begin with it, so that those of people are told apart and stay. */
export const MANAGED = 'managed-';

export interface DomainRole {
  readonly name: string;
  /** Null: the domain has the role already. */
  readonly may: {
    readonly cluster: readonly string[];
    readonly indices: readonly string[];
    readonly patterns: readonly string[];
  } | null;
  /** ARNs of IAM roles. */
  readonly holders: readonly string[];
}

/** Groups of actions: https://docs.opensearch.org/docs/latest/security/access-control/default-action-groups/ */
const MAY = {
  read: {
    cluster: ['cluster:monitor/main', 'cluster_composite_ops_ro', 'indices:data/read/scroll/clear'],
    indices: [
      'indices:admin/exists',
      'indices:admin/get',
      'indices:admin/mappings/get',
      'indices_monitor',
      'read',
    ],
  },
  write: {
    cluster: ['cluster_composite_ops', 'cluster_monitor', 'indices:data/read/scroll/clear'],
    indices: ['crud', 'manage'],
  },
  logs: { cluster: ['indices:data/write/bulk'], indices: ['create_index', 'write'] },
} as const;

/** AWS gives its master both: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html#fgac-more-masters */
const OF_MASTERS = ['all_access', 'security_manager'];

export function domainRoles(
  owner: Environment,
  key: string,
  landscape: Landscape,
): readonly DomainRole[] {
  return [
    ...masters(owner, key),
    ...(['read', 'write'] as const).flatMap((use) => usersOf(owner, key, use)),
    ...writersOf(owner, key, landscape).map((writer) => ({
      name: `${MANAGED}logs-${writer.key}`,
      // An index per day: shop-web-2026.11.21.
      may: { ...MAY.logs, patterns: [`${slugOf(writer.of)}-????.??.??`] },
      holders: [logWriterArn(writer.of)],
    })),
  ];
}

export function masterArn(owner: Environment, key: string): string {
  return ownRoleArn(owner, masterRoleName(owner, key));
}

/** The master names itself, or it would shut itself out. */
function masters(owner: Environment, key: string): readonly DomainRole[] {
  const administrator = owner.search[key]?.administrator ?? null;
  const people = administrator === null ? [] : [roleArn(owner, administrator)];
  const holders = [masterArn(owner, key), ...people];
  return OF_MASTERS.map((name) => ({ name, may: null, holders }));
}

function usersOf(owner: Environment, key: string, use: SearchUse): readonly DomainRole[] {
  const users = consumersOf(owner)
    .flatMap((consumer) => (consumer.uses.search[key] === use ? [consumer.key] : []))
    .sort();
  if (users.length === 0) return [];
  const named = owner.search[key]?.indices ?? [];
  const patterns = named.flatMap((index) => [index, `${index}-*`, `${index}_*`]);
  return [
    {
      name: `${MANAGED}${use}`,
      may: { ...MAY[use], patterns: named.length === 0 ? ['*'] : patterns },
      holders: users.map((user) => ownRoleArn(owner, serviceRoleName(owner, user))),
    },
  ];
}
