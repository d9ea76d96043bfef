// The organization, and what watches over accounts.
import type { LifeTable } from '../life.ts';

export const organization: LifeTable = {
  aws_organizations_organization: { replacement: 'refused', because: 'All accounts are in it.' },
  aws_organizations_account: {
    replacement: 'refused',
    because: 'Everything of an environment is in it.',
  },
  aws_organizations_organizational_unit: {
    replacement: 'new first',
    because: 'Accounts move out of it before it goes: AWS deletes none that is not empty.',
  },
  aws_organizations_policy: { replacement: 'in place', because: 'Its statements change in place.' },
  aws_organizations_policy_attachment: {
    replacement: 'old first',
    because: 'A target has a policy once.',
  },
  aws_organizations_delegated_administrator: {
    replacement: 'old first',
    because: 'A service has an account once.',
  },
  aws_cloudtrail: { replacement: 'old first', because: 'A region has one of a name.' },
  aws_config_configuration_recorder: { replacement: 'old first', because: 'A region has one.' },
  aws_config_configuration_recorder_status: {
    replacement: 'in place',
    because: 'A switch of the recorder.',
  },
  aws_config_delivery_channel: { replacement: 'old first', because: 'A region has one.' },
  aws_config_config_rule: { replacement: 'old first', because: 'A region has one of a name.' },
  aws_config_configuration_aggregator: {
    replacement: 'old first',
    because: 'A region has one of a name.',
  },
  aws_guardduty_detector: { replacement: 'old first', because: 'A region has one.' },
  aws_guardduty_detector_feature: { replacement: 'in place', because: 'A switch of the detector.' },
  aws_guardduty_organization_admin_account: {
    replacement: 'old first',
    because: 'An organization has one.',
  },
  aws_guardduty_organization_configuration: {
    replacement: 'in place',
    because: 'A setting of the detector.',
  },
  aws_guardduty_organization_configuration_feature: {
    replacement: 'in place',
    because: 'A setting of the detector.',
  },
  aws_securityhub_account: { replacement: 'old first', because: 'A region has one.' },
  aws_securityhub_organization_admin_account: {
    replacement: 'old first',
    because: 'An organization has one.',
  },
  aws_securityhub_organization_configuration: {
    replacement: 'in place',
    because: 'A setting of the organization.',
  },
  aws_securityhub_standards_subscription: {
    replacement: 'old first',
    because: 'A region has a standard once.',
  },
};
