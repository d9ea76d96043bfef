// What records and watches the account.

import { code } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';

const WATCHED = {
  true: 'the account, S3 data, EKS audit logs and database logins',
  member: 'the account, and what its administrator in the organization chooses',
} as const;

export function renderAudit({ audit }: Environment): readonly string[] {
  if (audit === null) return [];
  const { trail, threatDetection, securityHub, configuration, ebsEncryption } = audit;
  const whose = trail?.scope === 'organization' ? ' of every account' : '';
  const objects =
    trail && trail.dataEvents.length > 0 ? `, and objects of ${keys(trail.dataEvents)}` : '';
  return [
    ...(trail
      ? [
          `- CloudTrail logs API calls${whose} of all regions${objects}; kept ${trail.retentionDays} days`,
        ]
      : []),
    ...(threatDetection === false ? [] : [`- GuardDuty watches ${WATCHED[`${threatDetection}`]}`]),
    ...(securityHub
      ? [`- Security Hub holds it to ${securityHub.standards.map(code).join(', ')}`]
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
    ...(ebsEncryption ? ['- Every new EBS volume of the region is encrypted'] : []),
  ];
}

function keys(names: readonly string[]): string {
  return [...names].sort().map(code).join(' ');
}
