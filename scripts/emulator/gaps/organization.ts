import { keepsOneFeature } from '../ask-emulator.ts';
import type { Gap } from '../gap.ts';
import { LEFT_OUT, mentions, noOperation, partOf } from './words.ts';

export const organization: readonly Gap[] = [
  {
    type: 'aws_organizations_delegated_administrator',
    missing: 'it does not know this service',
    instead: LEFT_OUT,
    only: mentions('config.amazonaws.com'),
  },
  {
    type: 'aws_ram_sharing_with_organization',
    missing: 'there is no service-linked role of it',
    instead: LEFT_OUT,
  },
  {
    type: 'aws_guardduty_detector_feature',
    missing: 'each feature takes the place of the one before',
    instead: LEFT_OUT,
    only: (resource) => !mentions('S3_DATA_EVENTS')(resource),
    stillMissing: keepsOneFeature,
  },
  {
    type: 'aws_securityhub_account',
    missing: 'its configuration cannot be changed',
    instead: LEFT_OUT,
  },
  partOf('aws_securityhub_standards_subscription', 'aws_securityhub_account'),
  noOperation('aws_guardduty_organization_configuration'),
  partOf(
    'aws_guardduty_organization_configuration_feature',
    'aws_guardduty_organization_configuration',
  ),
  {
    type: 'aws_cloudtrail',
    missing: 'logging cannot be started by the ARN of a trail',
    instead: LEFT_OUT,
  },
  {
    type: 'aws_ebs_default_kms_key',
    missing: 'it cannot be read',
    instead: LEFT_OUT,
  },
];
