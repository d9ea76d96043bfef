// Amazon GuardDuty. It reads the logs it needs at their source; nothing else has to be switched on.
import { GuarddutyDetector } from '@cdktf/provider-aws/lib/guardduty-detector/index.js';
import { GuarddutyDetectorFeature } from '@cdktf/provider-aws/lib/guardduty-detector-feature/index.js';
import { GuarddutyOrganizationConfiguration } from '@cdktf/provider-aws/lib/guardduty-organization-configuration/index.js';
import { GuarddutyOrganizationConfigurationFeature } from '@cdktf/provider-aws/lib/guardduty-organization-configuration-feature/index.js';
import type { Audit, ProtectionPlan } from '../../model/schema/operations/audit.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['audit', 'threatDetection'];
const EVERYWHERE = ['audit', 'administers'];
/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-features-activation-model.html */
const FEATURES = ['EKS_AUDIT_LOGS', 'RDS_LOGIN_EVENTS', 'S3_DATA_EVENTS'];
const RUNTIME = 'RUNTIME_MONITORING';
const PLANS: Readonly<Record<ProtectionPlan, string>> = {
  malware: 'EBS_MALWARE_PROTECTION',
  runtime: RUNTIME,
};

/** Where AWS installs agents. AWS answers with all three in this order, and the provider compares it. */
const AGENTS = [
  { name: 'EKS_ADDON_MANAGEMENT', status: 'ENABLED', autoEnable: 'ALL' },
  { name: 'ECS_FARGATE_AGENT_MANAGEMENT', status: 'DISABLED', autoEnable: 'NONE' },
  { name: 'EC2_AGENT_MANAGEMENT', status: 'DISABLED', autoEnable: 'NONE' },
];

export function addThreatDetection(module: RootModule, audit: Audit): void {
  const { threatDetection, administers, protectionPlans } = audit;
  if (threatDetection === false) return;
  const detector = module.resource(GuarddutyDetector, 'main', ORIGIN, { enable: true });
  // A member may not choose: https://docs.aws.amazon.com/guardduty/latest/ug/administrator_member_relationships.html
  if (threatDetection === 'member') return;
  const features = [...FEATURES, ...protectionPlans.map((plan) => PLANS[plan])].sort();
  for (const name of features) {
    module.resource(GuarddutyDetectorFeature, keyOf(name), ORIGIN, {
      detectorId: detector.id,
      name,
      status: 'ENABLED',
      ...(name === RUNTIME
        ? { additionalConfiguration: AGENTS.map(({ autoEnable: _autoEnable, ...agent }) => agent) }
        : {}),
    });
  }
  if (administers.includes('threatDetection')) addMembers(module, detector.id, features);
}

/** Every account of the organization, those to come too. */
function addMembers(module: RootModule, detectorId: string, features: readonly string[]): void {
  const configuration = module.resource(GuarddutyOrganizationConfiguration, 'main', EVERYWHERE, {
    detectorId,
    autoEnableOrganizationMembers: 'ALL',
  });
  for (const name of features) {
    module.resource(GuarddutyOrganizationConfigurationFeature, keyOf(name), EVERYWHERE, {
      detectorId,
      name,
      autoEnable: 'ALL',
      ...(name === RUNTIME
        ? { additionalConfiguration: AGENTS.map(({ status: _status, ...agent }) => agent) }
        : {}),
      dependsOn: [configuration],
    });
  }
}

function keyOf(feature: string): string {
  return feature.toLowerCase().replaceAll('_', '-');
}
