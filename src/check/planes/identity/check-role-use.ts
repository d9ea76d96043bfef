// Each role made for pods has a ServiceAccount that takes it on. One that takes on another role instead
// is what other rules report.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../../check-input.ts';
import { accountsByRole, roleAccounts } from '../role-accounts.ts';
import { rolesByArn, trustedAccounts } from '../roles.ts';
import { eksAddonSubjects } from './check-role-trust.ts';

export function checkRoleUse(input: CheckInput): readonly Diagnostic[] {
  const [used, addons] = [accountsByRole(input), eksAddonSubjects(input)];
  const annotated = new Set(
    roleAccounts(input).map(({ namespace, name }) => `${namespace}:${name}`),
  );
  return [...rolesByArn(input).values()]
    .filter((role) => !used.has(role.arn) && !addons.has(role.element))
    .filter((role) => {
      const trusted = trustedAccounts(role);
      return trusted.length > 0 && !trusted.some((account) => annotated.has(account));
    })
    .map(({ name, element }) =>
      diagnostic('check/role-unused', { role: name }, { path: element.origin }),
    );
}
