// Audit: services that see only what another one shows them, and what is done for all accounts.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { AdministeredService } from '../../../model/schema/operations/audit.ts';

export function checkAudit(environment: Environment): readonly Diagnostic[] {
  return [
    ...unrecordedStandards(environment),
    ...trailWithoutOrganization(environment),
    ...administeredAbsent(environment),
    ...unwatchedPlans(environment),
    ...unheardFindings(environment),
  ];
}

function unrecordedStandards({ audit }: Environment): readonly Diagnostic[] {
  if (!audit?.securityHub || audit.configuration !== null) return [];
  const args = { standards: audit.securityHub.standards.length };
  const path = ['audit', 'securityHub'];
  return [diagnostic('model/standards-unrecorded', args, { path, target: 'key' })];
}

function trailWithoutOrganization({ audit, organization }: Environment): readonly Diagnostic[] {
  if (audit?.trail?.scope !== 'organization' || organization !== null) return [];
  const path = ['audit', 'trail', 'scope'];
  return [
    diagnostic('model/organization-missing', { what: 'the trail of all accounts' }, { path }),
  ];
}

function administeredAbsent({ audit }: Environment): readonly Diagnostic[] {
  if (audit === null) return [];
  const isPresent: Readonly<Record<AdministeredService, boolean>> = {
    threatDetection: audit.threatDetection === true,
    securityHub: audit.securityHub !== null,
    configuration: audit.configuration !== null,
  };
  return audit.administers.flatMap((service, index) => {
    if (isPresent[service]) return [];
    const path = ['audit', 'administers', index];
    return [diagnostic('model/administered-absent', { service }, { path })];
  });
}

function unwatchedPlans({ audit }: Environment): readonly Diagnostic[] {
  if (audit === null || audit.protectionPlans.length === 0 || audit.threatDetection === true) {
    return [];
  }
  const plans = audit.protectionPlans.join(', ');
  const found = audit.threatDetection === 'member' ? 'a member' : 'off';
  const path = ['audit', 'protectionPlans'];
  return [diagnostic('model/protection-plans-unwatched', { plans, found }, { path })];
}

/** Slack and PagerDuty hear Alertmanager, which findings do not go through. */
function unheardFindings({ audit, observability }: Environment): readonly Diagnostic[] {
  if (audit === null || audit.findings === null) return [];
  const path = ['audit', 'findings'];
  if (audit.threatDetection === false) return [diagnostic('model/findings-absent', {}, { path })];
  if (Object.keys(observability.notify.emails).length > 0) return [];
  return [diagnostic('model/findings-unheard', {}, { path })];
}
