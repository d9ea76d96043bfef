// Stack `audit`: what records and watches the account.
import type { Environment } from '../../model/schema/environment.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { afterOrganization } from '../after-organization.ts';
import { addAuditKey } from './audit-key.ts';
import { addConfiguration } from './configuration.ts';
import { addConfigurationAggregator } from './configuration-aggregator.ts';
import { addFindings } from './findings.ts';
import { addSecurityHub } from './security-hub.ts';
import { addThreatDetection } from './threat-detection.ts';
import { addTrail } from './trail.ts';
import { addVolumeEncryption } from './volume-encryption.ts';

/** Without any of it there is no stack. */
export function hasAudit({ audit }: Environment): boolean {
  if (audit === null) return false;
  const { trail, threatDetection, securityHub, configuration, ebsEncryption } = audit;
  const isRecorded = trail !== null || configuration !== null;
  const isWatched = threatDetection !== false || securityHub !== null;
  return isRecorded || isWatched || ebsEncryption !== false;
}

export function buildAudit(module: RootModule): void {
  const { audit } = module.environment;
  if (audit === null) return;
  const { trail, configuration, securityHub, administers } = audit;
  if (trail !== null || configuration !== null) {
    const keyArn = addAuditKey(module);
    if (trail !== null) addTrail(module, trail, keyArn);
    if (configuration !== null) addConfiguration(module, configuration, keyArn);
  }
  if (administers.length > 0 || audit.threatDetection === 'member') afterOrganization(module);
  if (administers.includes('configuration')) addConfigurationAggregator(module);
  addThreatDetection(module, audit);
  addFindings(module);
  if (securityHub !== null) {
    addSecurityHub(module, securityHub.standards, administers.includes('securityHub'));
  }
  addVolumeEncryption(module, audit);
}
