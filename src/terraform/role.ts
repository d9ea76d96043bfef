// An IAM role with its trust policy and, where it has any, its statements.
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import type { Path } from '../diagnostics/diagnostic.ts';
import { boundaryArn } from '../model/naming/core.ts';
import type { Statement } from '../model/statement.ts';
import { addPolicy } from './policy.ts';
import type { RootModule } from './root-module.ts';

export interface RoleInput {
  /** Terraform name. */
  readonly key: string;
  /** Name in IAM. */
  readonly name: string;
  readonly origin: Path;
  readonly trust: Statement;
  readonly statements?: readonly Statement[];
  /** AWS managed policies, e.g. `AmazonEKSClusterPolicy`. */
  readonly managed?: readonly string[];
  /** How long one session may be. Absent: an hour. */
  readonly maxSessionSeconds?: number;
}

export interface Role {
  readonly role: IamRole;
  readonly attachments: readonly IamRolePolicyAttachment[];
}

export function addRole(module: RootModule, input: RoleInput): Role {
  const { key, name, origin, trust, statements = [], managed = [], maxSessionSeconds } = input;
  const boundary = boundaryArn(module.environment);
  const { path } = module.environment.aws.iam;
  const role = module.resource(IamRole, key, origin, {
    name,
    ...(path === '/' ? {} : { path }),
    ...(boundary === null ? {} : { permissionsBoundary: boundary }),
    ...(maxSessionSeconds === undefined ? {} : { maxSessionDuration: maxSessionSeconds }),
    assumeRolePolicy: addPolicy(module, { key: `${key}-trust`, origin, statements: [trust] }),
  });
  if (statements.length > 0) {
    module.resource(IamRolePolicy, key, origin, {
      name: 'allowed',
      role: role.id,
      policy: addPolicy(module, { key, origin, statements }),
    });
  }
  const attachments = managed.map((policy) =>
    module.resource(IamRolePolicyAttachment, `${key}-${policy.split('/').at(-1)}`, origin, {
      role: role.name,
      policyArn: `arn:aws:iam::aws:policy/${policy}`,
    }),
  );
  return { role, attachments };
}
