// What records and watches the account: API calls, threats, standards, configuration.
import { z } from 'zod';
import { Key, listOf } from '../primitives.ts';

const KeptDays = z.int().min(1).default(365).describe('Days after which S3 deletes a log object.');

export const Trail = z
  .strictObject({
    dataEvents: listOf(Key)
      .default([])
      .describe('Buckets whose reads and writes of objects are logged too; billed per event.'),
    scope: z
      .enum(['account', 'organization'])
      .default('account')
      .describe(
        'Whose calls are logged: `organization` is every account of `organization`, which this environment has to have.',
      ),
    retentionDays: KeptDays,
  })
  .describe('AWS CloudTrail: the API calls of all regions, in a bucket of its own.');

export const SecurityStandard = z.enum([
  'aws-foundational-security-best-practices',
  'cis-aws-foundations-benchmark',
  'pci-dss',
  'nist-800-53',
]);
export type SecurityStandard = z.output<typeof SecurityStandard>;

/** AWS managed rules that take no parameters.
 * https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html */
export const ConfigurationRule = z.enum([
  'CLOUD_TRAIL_ENABLED',
  'CLOUD_TRAIL_ENCRYPTION_ENABLED',
  'CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED',
  'CMK_BACKING_KEY_ROTATION_ENABLED',
  'EC2_EBS_ENCRYPTION_BY_DEFAULT',
  'EC2_IMDSV2_CHECK',
  'EKS_ENDPOINT_NO_PUBLIC_ACCESS',
  'EKS_SECRETS_ENCRYPTED',
  'ENCRYPTED_VOLUMES',
  'GUARDDUTY_ENABLED_CENTRALIZED',
  'IAM_ROOT_ACCESS_KEY_CHECK',
  'INCOMING_SSH_DISABLED',
  'MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS',
  'RDS_INSTANCE_PUBLIC_ACCESS_CHECK',
  'RDS_MULTI_AZ_SUPPORT',
  'RDS_STORAGE_ENCRYPTED',
  'ROOT_ACCOUNT_MFA_ENABLED',
  'S3_BUCKET_PUBLIC_READ_PROHIBITED',
  'S3_BUCKET_PUBLIC_WRITE_PROHIBITED',
  'S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED',
  'S3_BUCKET_SSL_REQUESTS_ONLY',
  'VPC_DEFAULT_SECURITY_GROUP_CLOSED',
  'VPC_FLOW_LOGS_ENABLED',
]);
export type ConfigurationRule = z.output<typeof ConfigurationRule>;

/** Plans of GuardDuty that look into instances. */
export const ProtectionPlan = z.enum(['malware', 'runtime']);
export type ProtectionPlan = z.output<typeof ProtectionPlan>;

export const FindingSeverity = z.enum(['low', 'medium', 'high', 'critical']);
export type FindingSeverity = z.output<typeof FindingSeverity>;

/** Parts of `audit` that one account can have for all others. */
export const AdministeredService = z.enum(['threatDetection', 'securityHub', 'configuration']);
export type AdministeredService = z.output<typeof AdministeredService>;

export const Audit = z
  .strictObject({
    trail: Trail.nullable().default(null).describe('API calls as AWS CloudTrail logs them.'),
    threatDetection: z
      .union([z.boolean(), z.literal('member')])
      .default(false)
      .describe(
        'Amazon GuardDuty, also over S3 data, EKS audit logs and database logins. `member`: the detector alone, since another account of the organization says what it watches.',
      ),
    protectionPlans: listOf(ProtectionPlan)
      .default([])
      .describe(
        [
          'What GuardDuty looks into beside that. `malware`: the volumes of an instance or container that behaves as if it were compromised.',
          '`runtime`: processes, files and connections on the nodes of EKS, with an agent that AWS installs in every cluster.',
        ].join(' '),
      ),
    findings: FindingSeverity.nullable()
      .default(null)
      .describe(
        'The least severity of findings of GuardDuty that `observability.notify.emails` hear of. Absent: nobody is told.',
      ),
    securityHub: z
      .strictObject({
        standards: listOf(SecurityStandard).min(1).describe('Standards the account is held to.'),
      })
      .nullable()
      .default(null)
      .describe('AWS Security Hub: findings of all services, and of standards, in one place.'),
    configuration: z
      .strictObject({
        rules: listOf(ConfigurationRule)
          .default([])
          .describe('AWS managed rules that every resource is held against.'),
        globalResources: z
          .boolean()
          .default(true)
          .describe(
            'Records IAM as well, and makes the role that AWS Config takes on; one environment of an account does.',
          ),
        retentionDays: KeptDays,
      })
      .nullable()
      .default(null)
      .describe('AWS Config: what was configured how, and when.'),
    administers: listOf(AdministeredService)
      .default([])
      .describe(
        'What this account does for all accounts, being their delegated administrator. `threatDetection` and `securityHub` are switched on everywhere and report here; `configuration` is collected here.',
      ),
    ebsEncryption: z
      .union([z.boolean(), z.literal('ownKey')])
      .default(true)
      .describe(
        'Every new EBS volume of the region is encrypted, whoever makes it: `true` with the key that AWS keeps for EBS, `ownKey` with one of the account, which whoever may make a volume may use through EC2. Volumes that are there keep their key.',
      ),
  })
  .describe('Records and watches the account. AWS has one of each per account and region.');
export type Audit = z.output<typeof Audit>;
