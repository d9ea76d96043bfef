// Amazon GuardDuty. It reads the logs it needs at their source; nothing else has to be switched on.
import { GuarddutyDetector } from '@cdktf/provider-aws/lib/guardduty-detector/index.js';
import { GuarddutyDetectorFeature } from '@cdktf/provider-aws/lib/guardduty-detector-feature/index.js';
import { GuarddutyOrganizationConfiguration } from '@cdktf/provider-aws/lib/guardduty-organization-configuration/index.js';
import { GuarddutyOrganizationConfigurationFeature } from '@cdktf/provider-aws/lib/guardduty-organization-configuration-feature/index.js';
import type { Audit } from '../../model/schema/operations/audit.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['audit', 'threatDetection'];
const EVERYWHERE = ['audit', 'administers'];
/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-features-activation-model.html */
const FEATURES = ['EKS_AUDIT_LOGS', 'RDS_LOGIN_EVENTS', 'S3_DATA_EVENTS'];

export function addThreatDetection(
  module: RootModule,
  { threatDetection, administers }: Audit,
): void {
  if (threatDetection === false) return;
  const detector = module.resource(GuarddutyDetector, 'main', ORIGIN, { enable: true });
  // A member may not choose: https://docs.aws.amazon.com/guardduty/latest/ug/administrator_member_relationships.html
  if (threatDetection === 'member') return;
  for (const name of FEATURES) {
    module.resource(GuarddutyDetectorFeature, keyOf(name), ORIGIN, {
      detectorId: detector.id,
      name,
      status: 'ENABLED',
    });
  }
  if (administers.includes('threatDetection')) addMembers(module, detector.id);
}

/** Every account of the organization, those to come too. */
function addMembers(module: RootModule, detectorId: string): void {
  const configuration = module.resource(GuarddutyOrganizationConfiguration, 'main', EVERYWHERE, {
    detectorId,
    autoEnableOrganizationMembers: 'ALL',
  });
  for (const name of FEATURES) {
    module.resource(GuarddutyOrganizationConfigurationFeature, keyOf(name), EVERYWHERE, {
      detectorId,
      name,
      autoEnable: 'ALL',
      dependsOn: [configuration],
    });
  }
}

function keyOf(feature: string): string {
  return feature.toLowerCase().replaceAll('_', '-');
}
