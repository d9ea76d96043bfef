// What records and watches the account.

import { code } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';

const PLANS = { malware: 'malware on volumes', runtime: 'processes on the nodes' } as const;
const WATCHED = {
  true: 'the account, S3 data, EKS audit logs and database logins',
  member: 'the account, and what its administrator in the organization chooses',
} as const;

type Audit = NonNullable<Environment['audit']>;

export function renderAudit({ audit }: Environment): readonly string[] {
  if (audit === null) return [];
  const { trail, securityHub, configuration, ebsEncryption } = audit;
  const ownKey = ebsEncryption === 'ownKey' ? ', with a key of the account' : '';
  const whose = trail?.scope === 'organization' ? ' of every account' : '';
  const objects =
    trail && trail.dataEvents.length > 0 ? `, and objects of ${keys(trail.dataEvents)}` : '';
  return [
    ...(trail
      ? [
          `- CloudTrail logs API calls${whose} of all regions${objects}; kept ${trail.retentionDays} days`,
        ]
      : []),
    ...threats(audit),
    ...(audit.findings === null
      ? []
      : [`- Findings of severity ${audit.findings} and above are mailed`]),
    ...(securityHub
      ? [`- Security Hub holds it to ${[...securityHub.standards].sort().map(code).join(', ')}`]
      : []),
    ...(configuration
      ? [
          `- AWS Config records every resource; kept ${configuration.retentionDays} days`,
          ...[...configuration.rules].sort().map((rule) => `- AWS Config rule ${code(rule)}`),
        ]
      : []),
    ...(audit.administers.length > 0
      ? [`- This account does ${keys(audit.administers)} for the whole organization`]
      : []),
    ...(ebsEncryption === false
      ? []
      : [`- Every new EBS volume of the region is encrypted${ownKey}`]),
  ];
}

function threats({ threatDetection, protectionPlans }: Audit): readonly string[] {
  if (threatDetection === false) return [];
  const plans = [...protectionPlans].sort().map((plan) => PLANS[plan]);
  const also = plans.length > 0 ? `, and ${plans.join(' and ')}` : '';
  return [`- GuardDuty watches ${WATCHED[`${threatDetection}`]}${also}`];
}

function keys(names: readonly string[]): string {
  return [...names].sort().map(code).join(' ');
}
