// Each role that a ServiceAccount or a pod names is made by a stack, in the account it is looked for.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../../check-input.ts';
import { allows } from '../allows.ts';
import { roleAccounts } from '../role-accounts.ts';
import { rolesByAccount, rolesByArn } from '../roles.ts';
import { type Variable, type Workload, workloadsOf } from '../workloads.ts';

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d*:role\//;

export function checkRoleAnnotations(input: CheckInput): readonly Diagnostic[] {
  const annotated = roleAccounts(input).map(({ namespace, name, arn, origin }) => ({
    holder: `ServiceAccount ${namespace}/${name}`,
    arn,
    origin,
  }));
  const written = workloadsOf(input)
    .flatMap((workload) => rolesIn(input, workload))
    .map(({ holder, value, origin }) => ({ holder, arn: value, origin }));
  return [...annotated, ...written]
    .filter(({ arn }) => !rolesByArn(input).has(arn))
    .map(({ holder, arn, origin }) =>
      diagnostic('check/role-missing', { holder, arn }, { path: origin }),
    );
}

/** But for roles of other environments that the role of the pod may take on. */
function rolesIn(input: CheckInput, workload: Workload): readonly Variable[] {
  const { namespace, account, variables } = workload;
  const own = rolesByAccount(input).get(`${namespace}:${account}`) ?? [];
  return variables
    .filter(({ value }) => ROLE_ARN.test(value))
    .filter(
      ({ value: arn }) =>
        !own.some((role) => allows(input, role, { action: 'sts:AssumeRole', arn })),
    );
}
