// What service control policies say, and how large they are.
import { statementId } from '../naming/core.ts';
import type { Guardrail } from '../schema/operations/organization.ts';
import { sortedEntries } from '../values/sorted-entries.ts';

/** A statement that refuses. */
export interface GuardrailStatement {
  readonly sid: string;
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources: readonly string[];
  readonly condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html */
const AUDIT_ACTIONS = [
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
  'config:DeleteConfigurationRecorder',
  'config:DeleteDeliveryChannel',
  'config:StopConfigurationRecorder',
  'guardduty:DeleteDetector',
  'guardduty:DeleteMembers',
  'guardduty:DisassociateFromAdministratorAccount',
  'guardduty:DisassociateFromMasterAccount',
  'guardduty:DisassociateMembers',
  'guardduty:StopMonitoringMembers',
  'securityhub:DisableSecurityHub',
  'securityhub:DisassociateFromAdministratorAccount',
];

/** Services with one endpoint for all regions, as AWS' example lists them.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html */
const GLOBAL_ACTIONS = [
  ...['a4b:*', 'acm:*', 'aws-marketplace-management:*', 'aws-marketplace:*', 'aws-portal:*'],
  ...['budgets:*', 'ce:*', 'chime:*', 'cloudfront:*', 'config:*', 'cur:*', 'directconnect:*'],
  ...['ec2:DescribeRegions', 'ec2:DescribeTransitGateways', 'ec2:DescribeVpnGateways', 'fms:*'],
  ...['globalaccelerator:*', 'health:*', 'iam:*', 'importexport:*', 'kms:*', 'mobileanalytics:*'],
  ...['networkmanager:*', 'organizations:*', 'pricing:*', 'route53:*', 'route53domains:*'],
  ...['route53-recovery-cluster:*', 'route53-recovery-control-config:*'],
  ...['route53-recovery-readiness:*', 's3:GetAccountPublic*', 's3:ListAllMyBuckets'],
  ...['s3:ListMultiRegionAccessPoints', 's3:PutAccountPublic*', 'shield:*', 'sts:*', 'support:*'],
  ...['trustedadvisor:*', 'waf-regional:*', 'waf:*', 'wafv2:*', 'wellarchitected:*'],
];

const EVERYTHING = ['*'];

export function guardrailStatements(guardrail: Guardrail): readonly GuardrailStatement[] {
  const exempt = exemption(guardrail);
  return bareStatements(guardrail).map((statement) => ({
    ...statement,
    condition: merged(statement.condition, exempt),
  }));
}

function bareStatements(guardrail: Guardrail): readonly GuardrailStatement[] {
  const common = { resources: EVERYTHING, condition: {} };
  switch (guardrail.kind) {
    case 'protectAudit':
      return [{ sid: 'ProtectAudit', actions: AUDIT_ACTIONS, ...common }];
    case 'denyLeave':
      return [{ sid: 'DenyLeave', actions: ['organizations:LeaveOrganization'], ...common }];
    case 'regions': {
      const condition = {
        StringNotEquals: { 'aws:RequestedRegion': [...guardrail.allow].sort() },
      };
      return [{ sid: 'Regions', notActions: GLOBAL_ACTIONS, resources: EVERYTHING, condition }];
    }
    case 'deny':
      return sortedEntries(guardrail.statements).map(
        ([key, { actions, resources, conditions }]) => ({
          sid: statementId(key),
          actions: [...actions].sort(),
          resources: [...resources].sort(),
          condition: conditions,
        }),
      );
  }
}

type Condition = GuardrailStatement['condition'];

function exemption({ exemptRoles }: Guardrail): Condition {
  if (exemptRoles.length === 0) return {};
  const arns = [...exemptRoles].sort().map((role) => `arn:aws:iam::*:role/${role}`);
  return { ArnNotLike: { 'aws:PrincipalARN': arns } };
}

function merged(left: Condition, right: Condition): Condition {
  const operators = Object.entries(right).map(
    ([operator, keys]) => [operator, { ...left[operator], ...keys }] as const,
  );
  return { ...left, ...Object.fromEntries(operators) };
}

/** Characters of the policy without white space, which is how it is sent. */
export function guardrailSize(guardrail: Guardrail): number {
  const statements = guardrailStatements(guardrail).map(
    ({ sid, actions, notActions, resources, condition }) => ({
      Sid: sid,
      Effect: 'Deny',
      ...(actions ? { Action: oneOrMany(actions) } : {}),
      ...(notActions ? { NotAction: oneOrMany(notActions) } : {}),
      Resource: oneOrMany(resources),
      ...(Object.keys(condition).length > 0 ? { Condition: conditionOf(condition) } : {}),
    }),
  );
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }).length;
}

function conditionOf(condition: Condition): object {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, oneOrMany(values)])),
    ]),
  );
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}
