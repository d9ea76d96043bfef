// AWS Security Hub, held to the standards that are named and to no other.
import { SecurityhubAccount } from '@cdktf/provider-aws/lib/securityhub-account/index.js';
import { SecurityhubOrganizationConfiguration } from '@cdktf/provider-aws/lib/securityhub-organization-configuration/index.js';
import { SecurityhubStandardsSubscription } from '@cdktf/provider-aws/lib/securityhub-standards-subscription/index.js';
import type { SecurityStandard } from '../../model/schema/operations/audit.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['audit', 'securityHub'];
/** https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html */
const VERSIONS: Readonly<Record<SecurityStandard, string>> = {
  'aws-foundational-security-best-practices': '1.0.0',
  'cis-aws-foundations-benchmark': '3.0.0',
  'pci-dss': '4.0.1',
  'nist-800-53': '5.0.0',
};

export function addSecurityHub(
  module: RootModule,
  standards: readonly SecurityStandard[],
  ofAllAccounts: boolean,
): void {
  const hub = module.resource(SecurityhubAccount, 'main', ORIGIN, {
    enableDefaultStandards: false,
  });
  if (ofAllAccounts) {
    // Each environment names the standards its account is held to.
    module.resource(SecurityhubOrganizationConfiguration, 'main', ['audit', 'administers'], {
      autoEnable: true,
      autoEnableStandards: 'NONE',
      dependsOn: [hub],
    });
  }
  const { region } = module.environment.aws;
  for (const standard of [...standards].sort()) {
    module.resource(SecurityhubStandardsSubscription, standard, [...ORIGIN, 'standards'], {
      standardsArn: `arn:aws:securityhub:${region}::standards/${standard}/v/${VERSIONS[standard]}`,
      dependsOn: [hub],
    });
  }
}
