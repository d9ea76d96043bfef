// The master of a domain: a role that a Job takes on, in this account or in that of a writer.
import type { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { searchDomainArn } from '../../../model/naming/search.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { accountRoot } from '../../../model/statement.ts';
import { addRole } from '../../../terraform/role.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { masterRoleName } from '../names.ts';
import { mappingRoleArn } from '../tasks.ts';

/** The account as principal, since the role of the Job may come later than the domain. */
export function addMasterRole(module: RootModule, key: string, mapper: Environment): IamRole {
  const { environment } = module;
  const { role } = addRole(module, {
    key: `search-${key}-master`,
    name: masterRoleName(environment, key),
    origin: ['search', key],
    trust: {
      sid: 'AssumedByJob',
      actions: ['sts:AssumeRole'],
      principals: { AWS: accountRoot(mapper.aws.account) },
      condition: { ArnEquals: { 'aws:PrincipalArn': mappingRoleArn(mapper) } },
    },
    statements: [
      {
        sid: 'GiveRoles',
        actions: ['es:ESHttpDelete', 'es:ESHttpGet', 'es:ESHttpPut'],
        resources: [`${searchDomainArn(environment, key)}/_plugins/_security/api/*`],
      },
    ],
  });
  return role;
}
