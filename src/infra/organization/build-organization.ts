// Stack `organization`: the organization, its units and accounts, and what holds for them.
import { OrganizationsOrganization } from '@cdktf/provider-aws/lib/organizations-organization/index.js';
import { RamSharingWithOrganization } from '@cdktf/provider-aws/lib/ram-sharing-with-organization/index.js';
import { trustedPrincipals } from '../../model/operations/organization.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addAccounts } from './accounts.ts';
import { addDelegatedAdministrators } from './delegated-administrators.ts';
import { addGuardrails } from './guardrails.ts';
import { addUnits } from './units.ts';

const ORIGIN = ['organization'];

export function buildOrganization(module: RootModule): void {
  const { environment } = module;
  if (environment.organization === null) return;
  const organization = module.resource(OrganizationsOrganization, 'main', ORIGIN, {
    featureSet: 'ALL',
    // Also what other resources switch on: whatever is missing here, Terraform would switch off again.
    // https://github.com/hashicorp/terraform-provider-aws/issues/35295
    awsServiceAccessPrincipals: [...trustedPrincipals(environment)],
    enabledPolicyTypes: ['SERVICE_CONTROL_POLICY'],
    lifecycle: { preventDestroy: true },
  });
  if (environment.organization.resourceSharing) {
    module.resource(RamSharingWithOrganization, 'main', [...ORIGIN, 'resourceSharing'], {
      dependsOn: [organization],
    });
  }
  const unitIds = addUnits(module, environment.organization);
  const accountIds = addAccounts(module, environment.organization, unitIds);
  addGuardrails(module, organization, environment.organization, unitIds);
  addDelegatedAdministrators(module, organization, environment.organization, accountIds);
  module.output('organization', {
    id: organization.id,
    account_ids: Object.fromEntries(accountIds),
  });
}
