// The Job that gives roles, and what it may do in AWS: take on the master roles of its domains.
import { DATABASE_NAMESPACE } from '../../model/identity.ts';
import type { Landscape } from '../../model/landscape/landscape.ts';
import { addonRoleName } from '../../model/naming/cluster.ts';
import { ownRoleArn } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { TaskIdentity } from '../contract/terraform-part.ts';
import { ROLES_ACCOUNT } from './names.ts';
import { masterArn } from './roles/domain-roles.ts';
import { mappedDomains } from './roles/mapped.ts';

export function searchTasks(
  environment: Environment,
  landscape: Landscape,
): readonly TaskIdentity[] {
  const domains = mappedDomains(environment, landscape);
  const [first] = domains;
  if (!first) return [];
  return [
    {
      role: addonRoleName(environment, ROLES_ACCOUNT),
      namespace: DATABASE_NAMESPACE,
      serviceAccount: ROLES_ACCOUNT,
      origin: first.origin,
      statements: () => [
        {
          sid: 'BecomeMaster',
          actions: ['sts:AssumeRole'],
          resources: domains.map(({ owner, key }) => masterArn(owner, key)),
        },
      ],
    },
  ];
}

/** Of the Job in the cluster of `environment`. */
export function mappingRoleArn(environment: Environment): string {
  return ownRoleArn(environment, addonRoleName(environment, ROLES_ACCOUNT));
}
