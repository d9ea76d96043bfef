// Accounts that administer a service for all others.
import { GuarddutyOrganizationAdminAccount } from '@cdktf/provider-aws/lib/guardduty-organization-admin-account/index.js';
import { OrganizationsDelegatedAdministrator } from '@cdktf/provider-aws/lib/organizations-delegated-administrator/index.js';
import type { OrganizationsOrganization } from '@cdktf/provider-aws/lib/organizations-organization/index.js';
import { SecurityhubOrganizationAdminAccount } from '@cdktf/provider-aws/lib/securityhub-organization-admin-account/index.js';
import type { Organization } from '../../model/schema/operations/organization.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { RootModule } from '../../terraform/root-module.ts';

export function addDelegatedAdministrators(
  module: RootModule,
  organization: OrganizationsOrganization,
  { delegatedAdministrators }: Organization,
  accountIds: ReadonlyMap<string, string>,
): void {
  for (const [service, account] of sortedEntries(delegatedAdministrators)) {
    const origin = ['organization', 'delegatedAdministrators', service];
    const accountId = accountIds.get(account) ?? account;
    const dependsOn = [organization];
    // GuardDuty and Security Hub have a call of their own, which holds for one region.
    if (service === 'guardduty') {
      const config = { adminAccountId: accountId, dependsOn };
      module.resource(GuarddutyOrganizationAdminAccount, 'main', origin, config);
    } else if (service === 'securityhub') {
      const config = { adminAccountId: accountId, dependsOn };
      module.resource(SecurityhubOrganizationAdminAccount, 'main', origin, config);
    } else {
      module.resource(OrganizationsDelegatedAdministrator, service, origin, {
        accountId,
        servicePrincipal: `${service}.amazonaws.com`,
        dependsOn,
      });
    }
  }
}
