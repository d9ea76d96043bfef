// What all accounts of the organization have recorded, of all regions, in one place.
import { ConfigConfigurationAggregator } from '@cdktf/provider-aws/lib/config-configuration-aggregator/index.js';
import { configurationAggregatorName } from '../../model/naming/audit.ts';
import { serviceTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['audit', 'administers'];

/** https://docs.aws.amazon.com/config/latest/developerguide/set-up-aggregator-cli.html */
export function addConfigurationAggregator(module: RootModule): void {
  const { environment } = module;
  const name = configurationAggregatorName(environment);
  const { role, attachments } = addRole(module, {
    key: 'configuration-aggregator',
    name,
    origin: ORIGIN,
    // As documented: nothing says that AWS Config names the account it comes for here.
    trust: serviceTrust('config.amazonaws.com'),
    managed: ['service-role/AWSConfigRoleForOrganizations'],
  });
  module.resource(ConfigConfigurationAggregator, 'main', ORIGIN, {
    name,
    organizationAggregationSource: { allRegions: true, roleArn: role.arn },
    dependsOn: [...attachments],
  });
}
