// The accounts of AWS Organizations, as their management account sees them.
import { z } from 'zod';
import { AccountId } from '../aws.ts';
import { Key, listOf, mapOf, Region, Text } from '../primitives.ts';

export const ROOT = 'root';

const Unit = z
  .strictObject({
    parent: Key.nullable().default(null).describe('Unit above it. Absent: the root.'),
    name: Text.max(128, 'expected at most 128 characters')
      .nullable()
      .default(null)
      .describe('Its name in AWS. Absent: its key.'),
  })
  .describe('An organizational unit.');

const Account = z
  .strictObject({
    email: z
      .string()
      .min(6)
      .max(64, 'expected at most 64 characters')
      .regex(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, 'expected an e-mail address')
      .describe('Address of the root user; no other AWS account in the world may have it.'),
    unit: Key.nullable().default(null).describe('Unit it is in. Absent: the root.'),
    title: z
      .string()
      .regex(/^[ -~]{1,50}$/, 'expected 1 to 50 characters of ASCII')
      .describe('Name of the account.'),
  })
  .describe('A member account. It is made once, and never closed by taking the entry away.');

const shared = {
  targets: listOf(Key)
    .min(1, 'expected at least one target')
    .describe('Units it holds for, with all below them; `root` is every account but this one.'),
  exemptRoles: listOf(
    z.string().regex(/^[\w+=,.@*-]{1,64}$/, 'expected the name of an IAM role, without its path'),
  )
    .default([])
    .describe('Names of IAM roles of the accounts that it does not hold for.'),
};

const ProtectAudit = z.strictObject({
  kind: z
    .literal('protectAudit')
    .describe('Refused: switching off CloudTrail, GuardDuty, Security Hub or AWS Config.'),
  ...shared,
});

const DenyLeave = z.strictObject({
  kind: z.literal('denyLeave').describe('Refused: leaving the organization.'),
  ...shared,
});

const Regions = z.strictObject({
  kind: z.literal('regions').describe('Refused: every region that is not allowed.'),
  allow: listOf(Region)
    .min(1, 'expected at least one region')
    .describe('Regions that may be used. Global services may be used whatever stands here.'),
  ...shared,
});

const Conditions = z
  .record(Text, z.record(Text, listOf(Text).min(1)))
  .default({})
  .describe('Operator to condition key to values, as IAM has them.');

const Deny = z.strictObject({
  kind: z.literal('deny').describe('Refused: what the statements say.'),
  statements: mapOf(
    z
      .strictObject({
        actions: listOf(
          z.string().regex(/^([a-z0-9-]+:[\w*?]+|\*)$/i, 'expected an action such as s3:PutObject'),
        )
          .min(1, 'expected at least one action')
          .describe('Actions that are refused.'),
        resources: listOf(
          z
            .string()
            .regex(
              /^(\*|arn:(aws[\w-]*|\*):([\w-]+|\*):[\w*-]*:[\d*]*:\S+)$/,
              'expected an ARN, or *',
            ),
        )
          .default(['*'])
          .describe('ARNs that they are refused on.'),
        conditions: Conditions,
      })
      .describe('What is refused, on what, and when.'),
  ).describe('Statements of the policy by name.'),
  ...shared,
});

export const Guardrail = z
  .discriminatedUnion('kind', [ProtectAudit, DenyLeave, Regions, Deny])
  .describe(
    'A service control policy: `protectAudit`, `denyLeave`, `regions`, or `deny` with statements of your own.',
  );
export type Guardrail = z.output<typeof Guardrail>;

/** Services by the first word of their principal. */
export const DelegatedService = z.enum([
  'access-analyzer',
  'backup',
  'config',
  'guardduty',
  'securityhub',
  'sso',
]);
export type DelegatedService = z.output<typeof DelegatedService>;

export const Organization = z
  .strictObject({
    units: mapOf(Unit).default({}).describe('Organizational units by name.'),
    accounts: mapOf(Account).default({}).describe('Member accounts by name.'),
    guardrails: mapOf(Guardrail).default({}).describe('Service control policies by name.'),
    delegatedAdministrators: z
      .partialRecord(
        DelegatedService,
        z.union([AccountId, Key]).describe('Key of an account above, or an account id.'),
      )
      .default({})
      .describe('Which account administers a service for all accounts, by service.'),
    resourceSharing: z
      .boolean()
      .default(true)
      .describe('AWS RAM shares among the accounts without an invitation.'),
    trustedServices: listOf(
      z
        .string()
        .regex(/^[a-z0-9.-]+\.amazonaws\.com$/, 'expected a principal such as ipam.amazonaws.com'),
    )
      .default([])
      .describe(
        'Principals of further services that may act in all accounts, beside those that the rest needs. A service that stands nowhere loses the right.',
      ),
  })
  .describe(
    'AWS Organizations with all features, consolidated billing among them. Only in the environment of the management account.',
  );
export type Organization = z.output<typeof Organization>;
