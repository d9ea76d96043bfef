// Amazon GuardDuty. It reads the logs it needs at their source; nothing else has to be switched on.
import { GuarddutyDetector } from '@cdktf/provider-aws/lib/guardduty-detector/index.js';
import { GuarddutyDetectorFeature } from '@cdktf/provider-aws/lib/guardduty-detector-feature/index.js';
import type { RootModule } from '../root-module.ts';

const ORIGIN = ['audit', 'threatDetection'];
/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-features-activation-model.html */
const FEATURES = ['EKS_AUDIT_LOGS', 'RDS_LOGIN_EVENTS', 'S3_DATA_EVENTS'];

export function addThreatDetection(module: RootModule): void {
  const detector = module.resource(GuarddutyDetector, 'main', ORIGIN, { enable: true });
  for (const name of FEATURES) {
    const key = name.toLowerCase().replaceAll('_', '-');
    module.resource(GuarddutyDetectorFeature, key, ORIGIN, {
      detectorId: detector.id,
      name,
      status: 'ENABLED',
    });
  }
}
